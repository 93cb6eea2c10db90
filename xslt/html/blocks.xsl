<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, and the lines that open and close a text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- HTML takes no block in a paragraph; TEI does. -->
  <xsl:template match="tei:p | tei:ab">
    <xsl:choose>
      <xsl:when test=".//tei:list | .//tei:table | .//tei:lg | .//tei:figure | .//tei:p
          | .//tei:quote[tei:p or tei:lg] | .//tei:l | .//tei:floatingText">
        <div class="p">
          <xsl:call-template name="paragraph"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p class="p">
          <xsl:call-template name="paragraph"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="paragraph">
    <xsl:call-template name="attributes"/>
    <xsl:call-template name="margin-number">
      <xsl:with-param name="what">Paragraph</xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template name="margin-number">
    <xsl:param name="what"/>
    <xsl:if test="key('block', generate-id())">
      <xsl:call-template name="number">
        <xsl:with-param name="class">n margin</xsl:with-param>
        <xsl:with-param name="what" select="$what"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:trailer">
    <p class="{local-name()}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- Within running text these are no paragraphs of their own. Each has its name here: for a
       pattern that ends in a condition, libxslt counts the siblings of every element. -->
  <xsl:template match="tei:p//tei:byline | tei:p//tei:dateline | tei:p//tei:salute
      | tei:p//tei:signed | tei:head//tei:dateline | tei:head//tei:byline
      | tei:salute/tei:dateline | tei:salute/tei:signed | tei:salute/tei:salute
      | tei:signed/tei:dateline | tei:signed/tei:signed | tei:signed/tei:salute
      | tei:dateline/tei:dateline | tei:dateline/tei:signed | tei:dateline/tei:salute
      | tei:byline/tei:dateline | tei:byline/tei:signed | tei:byline/tei:salute"
    priority="1">
    <xsl:call-template name="span"/>
  </xsl:template>

  <xsl:template match="tei:opener | tei:closer | tei:postscript | tei:epigraph">
    <div class="{local-name()}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- A quotation: in a line, or a block of its own. The marks are the source's. -->
  <xsl:template match="tei:quote | tei:cit">
    <xsl:choose>
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:cit[parent::tei:div]
          or .//tei:p or .//tei:lg or .//tei:l">
        <blockquote>
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </blockquote>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="span"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block with a quotation and where it is from. -->
  <xsl:template match="tei:div/tei:cit/tei:quote[tei:p or tei:lg]" priority="1">
    <div class="quote">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template match="tei:div/tei:cit/tei:bibl">
    <p class="bibl">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="parent::tei:div or parent::tei:body or tei:p or tei:lg or tei:list">
        <div class="note">
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="span"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A speech in a play or an interview. -->
  <xsl:template match="tei:sp">
    <div class="sp">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template match="tei:sp/tei:speaker | tei:div/tei:stage | tei:sp/tei:stage">
    <p class="{local-name()}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>
</xsl:stylesheet>
