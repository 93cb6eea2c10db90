<?xml version="1.0" encoding="UTF-8"?>
<!-- What no other module has a template for is reported, and its text is shown all the same. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:template match="*">
    <xsl:call-template name="report"/>
    <xsl:choose>
      <!-- Between blocks it can hold anything. -->
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:text">
        <div class="unhandled">
          <xsl:call-template name="lang"/>
          <xsl:call-template name="id"/>
          <xsl:apply-templates/>
        </div>
      </xsl:when>
      <!-- Within a line it cannot: only its text is taken. -->
      <xsl:when test=".//tei:p | .//tei:list | .//tei:table | .//tei:lg | .//tei:l
          | .//tei:figure | .//tei:quote | .//tei:note">
        <span class="unhandled">
          <xsl:call-template name="attributes"/>
          <xsl:value-of select="."/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <span class="unhandled">
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="report">
    <xsl:message>
      <xsl:text>unhandled element </xsl:text>
      <xsl:value-of select="local-name()"/>
      <xsl:text> in </xsl:text>
      <xsl:value-of select="local-name(..)"/>
    </xsl:message>
  </xsl:template>

  <!-- Comments and instructions to machines are no text. -->
  <xsl:template match="comment() | processing-instruction()"/>
</xsl:stylesheet>
