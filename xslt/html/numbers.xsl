<?xml version="1.0" encoding="UTF-8"?>
<!-- The numbers of paragraphs and sentences, which are links to their own anchors. The original
     counts; a translation repeats the numbers of what it translates, so a number means the same
     in every column. The number itself is an attribute: the text of a sentence stays pure. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:exsl="http://exslt.org/common"
  exclude-result-prefixes="tei exsl">

  <!-- Two series: what stands in the margin, and what is within it. -->
  <xsl:key name="block" use="generate-id()"
    match="tei:text//tei:p[parent::tei:div or parent::tei:quote or parent::tei:body]
      | tei:text//tei:ab | tei:text//tei:lg[not(parent::tei:lg)]
      | tei:text//tei:list[parent::tei:div or parent::tei:body]
      | tei:text//tei:table[parent::tei:div or parent::tei:body]"/>
  <xsl:key name="segment" use="generate-id()"
    match="tei:text//tei:s | tei:text//tei:l[not(.//tei:s)]
      | tei:text//tei:item[not(.//tei:s or .//tei:l or .//tei:item)]"/>

  <!-- The link. what: the word for the thing, for those who hear the page. -->
  <xsl:template name="number">
    <xsl:param name="class" select="'n'"/>
    <xsl:param name="what"/>
    <xsl:if test="@xml:id">
      <xsl:variable name="number">
        <xsl:apply-templates select="." mode="number"/>
      </xsl:variable>
      <a class="{$class}" href="#{@xml:id}" data-n="{$number}">
        <xsl:attribute name="aria-label">
          <xsl:value-of select="$what"/>
          <xsl:choose>
            <xsl:when test="$number = '+'"> without counterpart</xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="concat(' ', $number)"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <!-- For those who see the sign alone. -->
        <xsl:if test="$number = '+'">
          <xsl:attribute name="title">No counterpart in the original</xsl:attribute>
        </xsl:if>
      </a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="number">
    <xsl:choose>
      <xsl:when test="ancestor::*[count(. | $base) = 1]">
        <xsl:apply-templates select="." mode="ordinal"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="originals" select="key('linked', key('link', @xml:id)/@target)
          [ancestor::*[count(. | $base) = 1]]"/>
        <xsl:choose>
          <xsl:when test="$originals">
            <xsl:apply-templates select="$originals[1]" mode="ordinal"/>
            <xsl:if test="$originals[2]">
              <xsl:text>–</xsl:text>
              <xsl:apply-templates select="$originals[last()]" mode="ordinal"/>
            </xsl:if>
          </xsl:when>
          <!-- Its neighbours have counterparts, it has none. -->
          <xsl:when test="contains($linked-series, concat('|', generate-id(
              ancestor::*[count(. | $columns) = count($columns)][1]), ':',
              boolean(key('segment', generate-id())), '|'))">+</xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="ordinal"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The place in its own column. All places are counted once: counting what stands before each
       would take the square of the time. They are looked up by a key where the processor can make
       nodes of them (exsl:node-set), else in their text, which takes long in a long document. -->
  <xsl:template match="*" mode="ordinal">
    <xsl:variable name="self" select="generate-id()"/>
    <xsl:choose>
      <xsl:when test="function-available('exsl:node-set')">
        <xsl:for-each select="exsl:node-set($ordinals)">
          <xsl:value-of select="substring-before(
            substring-after(key('ordinal', $self), ':'), '|')"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="substring-before(
          substring-after($ordinals, concat('|', $self, ':')), '|')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:key name="ordinal" match="ordinal" use="@of"/>
  <xsl:variable name="ordinals">
    <xsl:for-each select="$columns">
      <xsl:for-each select=".//*[key('segment', generate-id())]">
        <ordinal of="{generate-id()}">
          <xsl:value-of select="concat('|', generate-id(), ':', position(), '|')"/>
        </ordinal>
      </xsl:for-each>
      <xsl:for-each select=".//*[key('block', generate-id())]">
        <ordinal of="{generate-id()}">
          <xsl:value-of select="concat('|', generate-id(), ':', position(), '|')"/>
        </ordinal>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <!-- The columns of which anything is linked, for each of the two series. -->
  <xsl:variable name="linked-series">
    <xsl:for-each select="$columns">
      <xsl:if test=".//*[key('link', @xml:id)][key('segment', generate-id())]">
        <xsl:value-of select="concat('|', generate-id(), ':true|')"/>
      </xsl:if>
      <xsl:if test=".//*[key('link', @xml:id)][key('block', generate-id())]">
        <xsl:value-of select="concat('|', generate-id(), ':false|')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- Classes that a sentence shares with its counterparts in the row, for the style sheet to
       light up together. It knows 24 of them; a row seldom has more sentences. -->
  <xsl:template name="kin">
    <xsl:variable name="originals" select="key('linked', key('link', @xml:id)/@target)
      [ancestor::*[count(. | $base) = 1]]"/>
    <xsl:for-each select="$originals">
      <xsl:variable name="ordinal">
        <xsl:apply-templates select="." mode="ordinal"/>
      </xsl:variable>
      <xsl:value-of select="concat(' g', $ordinal mod 24)"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
