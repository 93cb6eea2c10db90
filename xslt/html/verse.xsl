<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: stanzas and lines. A line that is not divided into sentences counts as one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:template match="tei:lg">
    <div class="lg">
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="margin-number">
        <xsl:with-param name="what">Stanza</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="tei:lg/tei:head | tei:lg/tei:label">
    <p class="lg-head">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="tei:l">
    <div class="l">
      <xsl:choose>
        <xsl:when test="key('segment', generate-id())">
          <xsl:call-template name="segment">
            <xsl:with-param name="class">l</xsl:with-param>
            <xsl:with-param name="what">Line</xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
