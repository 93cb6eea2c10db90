<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures: the image, if the edition has one, and the words around it in their order. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:template match="tei:figure">
    <figure>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="tei:graphic"/>
      <xsl:if test="*[not(self::tei:graphic)]">
        <figcaption>
          <xsl:apply-templates select="*[not(self::tei:graphic)]"/>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- A page loads nothing from elsewhere: a picture on another host becomes a link to it. -->
  <xsl:template match="tei:graphic">
    <xsl:variable name="address">
      <xsl:call-template name="address">
        <xsl:with-param name="of" select="@url"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($address, ':')">
        <p class="picture">
          <a href="{$address}" rel="noreferrer">Picture</a>
        </p>
      </xsl:when>
      <xsl:when test="$address != ''">
        <img src="{$address}">
          <xsl:attribute name="alt">
            <xsl:choose>
              <xsl:when test="../tei:figDesc">Picture; it is described below.</xsl:when>
              <xsl:otherwise>Picture; the caption is below.</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
        </img>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:figure/tei:label | tei:figure/tei:head | tei:figure/tei:byline
      | tei:figure/tei:figDesc" priority="1">
    <p class="{local-name()}">
      <!-- The original's caption, once more in a translation. -->
      <xsl:if test="@type = 'original'">
        <xsl:attribute name="class">head echo</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>
</xsl:stylesheet>
