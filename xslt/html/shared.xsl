<?xml version="1.0" encoding="UTF-8"?>
<!-- What every module needs: the columns, identifiers, languages, addresses. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- White space that only lays out the file. Within lines and sentences it is the source's. -->
  <xsl:strip-space elements="tei:TEI tei:teiHeader tei:text tei:body tei:div tei:figure tei:lg
    tei:list tei:table tei:row tei:choice tei:closer tei:opener tei:postscript tei:quote"/>

  <!-- One column for each language, in the order of the text. A text that is not divided by
       language is a single column. -->
  <xsl:variable name="versions"
    select="/tei:TEI/tei:text/tei:body/tei:div[@type = 'original' or @type = 'translation']"/>
  <xsl:variable name="columns" select="$versions | /tei:TEI/tei:text/tei:body[not($versions)]"/>
  <!-- The column whose sentences and paragraphs give the numbers: the original, if there is one. -->
  <xsl:variable name="base"
    select="$columns[@type = 'original'][1]
      | $columns[not($columns[@type = 'original'])][position() = 1]"/>

  <xsl:template name="id">
    <xsl:if test="@xml:id">
      <xsl:attribute name="id">
        <xsl:value-of select="@xml:id"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The language that is in force at a node, and the direction where it is not left to right. -->
  <xsl:template name="lang">
    <xsl:param name="at" select="."/>
    <xsl:variable name="tag" select="string($at/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
    <xsl:if test="$tag != ''">
      <xsl:attribute name="lang">
        <xsl:value-of select="$tag"/>
      </xsl:attribute>
      <xsl:if test="contains(' ar dv fa he ps sd ug ur yi ',
          concat(' ', substring-before(concat($tag, '-'), '-'), ' '))">
        <xsl:attribute name="dir">rtl</xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Identifier, and the language only where the element itself says one. -->
  <xsl:template name="attributes">
    <xsl:call-template name="id"/>
    <xsl:if test="@xml:lang">
      <xsl:call-template name="lang"/>
    </xsl:if>
  </xsl:template>

  <!-- A span that is named for its element, and for its type if it has one. -->
  <xsl:template name="span">
    <span class="{local-name()}">
      <xsl:if test="@type">
        <xsl:attribute name="class">
          <xsl:value-of select="concat(local-name(), ' t-', translate(@type, ' ', '_'))"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- An address that is safe in href and src: http, https, or relative. Otherwise nothing.
       A relative address has no colon in its first step, and does not name another host. -->
  <xsl:template name="address">
    <xsl:param name="of"/>
    <xsl:variable name="address" select="normalize-space($of)"/>
    <xsl:variable name="lower"
      select="translate(substring($address, 1, 8), 'HTPS', 'htps')"/>
    <xsl:variable name="step"
      select="substring-before(translate(concat($address, '/'), '?#', '//'), '/')"/>
    <xsl:choose>
      <xsl:when test="contains($address, '\') or contains($address, ' ')"/>
      <xsl:when test="starts-with($lower, 'http://') or starts-with($lower, 'https://')">
        <xsl:value-of select="$address"/>
      </xsl:when>
      <xsl:when test="contains($step, ':') or starts-with($address, '//')"/>
      <xsl:otherwise>
        <xsl:value-of select="$address"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The name of a language, as the header has it. -->
  <xsl:template name="language-name">
    <xsl:param name="tag"/>
    <xsl:variable name="language"
      select="/tei:TEI/tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language[@ident = $tag]"/>
    <xsl:choose>
      <xsl:when test="$language">
        <xsl:value-of select="normalize-space($language[1])"/>
      </xsl:when>
      <xsl:when test="$tag != ''">
        <xsl:value-of select="$tag"/>
      </xsl:when>
      <xsl:otherwise>Text</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="version-name">
    <xsl:call-template name="language-name">
      <xsl:with-param name="tag" select="string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
