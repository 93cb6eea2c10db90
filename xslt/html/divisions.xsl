<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions and headlines. A division leaves no element of its own, since its blocks stand in
     rows with those of other languages; the level of its headline says how deep it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- A unit in its cell, with the anchors of the divisions that begin with it. -->
  <xsl:template match="*" mode="unit">
    <xsl:call-template name="division-anchors"/>
    <xsl:apply-templates select="."/>
  </xsl:template>

  <!-- A key, since it takes a look at every child to see that none is a head. -->
  <xsl:key name="headed" match="tei:text//tei:div[tei:head]" use="generate-id()"/>

  <xsl:template match="tei:head" mode="unit">
    <xsl:call-template name="division-anchors"/>
    <xsl:variable name="depth" select="count(ancestor::tei:div[key('headed', generate-id())])"/>
    <xsl:variable name="level">
      <xsl:choose>
        <xsl:when test="$depth &lt; 1">3</xsl:when>
        <xsl:when test="$depth &gt; 3">6</xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$depth + 2"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="h{$level}">
      <xsl:attribute name="class">headline</xsl:attribute>
      <xsl:apply-templates select="." mode="part"/>
    </xsl:element>
  </xsl:template>

  <!-- Heads that follow one another are the parts of one headline. -->
  <xsl:template match="tei:head" mode="part">
    <span class="part">
      <xsl:if test="@type = 'sub'">
        <xsl:attribute name="class">part sub</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </span>
    <xsl:if test="following-sibling::*[1]/self::tei:head">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="following-sibling::*[1]" mode="part"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="division-anchors">
    <xsl:variable name="unit" select="."/>
    <xsl:for-each select="ancestor::tei:div[@xml:id][count(. | $columns) != count($columns)]">
      <xsl:variable name="division" select="generate-id()"/>
      <xsl:if test="not($unit/ancestor-or-self::*[preceding-sibling::*[1]]
          [ancestor::tei:div[generate-id() = $division]])">
        <span class="anchor" id="{@xml:id}"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Above the original once more in a translation: what it is. A row of its own, since it is no
       text of the column. -->
  <xsl:template name="echo-notice">
    <xsl:param name="row"/>
    <div class="row notice">
      <xsl:for-each select="$columns">
        <xsl:variable name="column" select="generate-id()"/>
        <xsl:if test="$row[parent::tei:div/@type = 'echo'][not(preceding-sibling::*)]
            [ancestor::*[generate-id() = $column]]">
          <p class="c c{position()}">Original text repeated in the <xsl:value-of select="@type"/>:</p>
        </xsl:if>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- Words that stand in a division itself, outside every block: not TEI, but not lost. -->
  <xsl:template name="stray-text">
    <!-- Column by column: of the descendants of several, libxml2 compares each with each. -->
    <xsl:for-each select="$columns">
      <xsl:for-each select="(. | .//tei:div)/text()[normalize-space()]">
        <xsl:message>unhandled text in <xsl:value-of select="local-name(..)"/></xsl:message>
        <div class="row">
          <p class="c all unhandled">
            <xsl:call-template name="lang">
              <xsl:with-param name="at" select=".."/>
            </xsl:call-template>
            <xsl:value-of select="."/>
          </p>
        </div>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
