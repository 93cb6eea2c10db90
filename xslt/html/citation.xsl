<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite: made from the header alone, so that it says what the file says. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Of the print; of the text, where nobody says that it was printed. -->
  <xsl:variable name="imprint-date" select="$source/tei:monogr/tei:imprint/tei:date[1]
    | $header[not($source)]/tei:profileDesc/tei:creation/tei:date[1]"/>
  <xsl:variable name="pages" select="$source/tei:monogr/tei:biblScope[@unit = 'page'][1]"/>
  <xsl:variable name="publication" select="$header/tei:fileDesc/tei:publicationStmt"/>

  <xsl:template match="tei:teiHeader" mode="cite">
    <section class="cite" id="page-cite" aria-labelledby="page-cite-heading">
      <h2 id="page-cite-heading">How to cite</h2>
      <p class="citation">
        <xsl:call-template name="citation"/>
      </p>
      <!-- Without a title in the original's language there is nothing to cite it by. -->
      <xsl:if test="starts-with($columns[@type = 'original'][1]/@xml:lang, 'zh')
        and $titles[@xml:lang = $columns[@type = 'original'][1]/@xml:lang]">
        <p class="citation">
          <xsl:call-template name="lang">
            <xsl:with-param name="at" select="$columns[@type = 'original'][1]"/>
          </xsl:call-template>
          <xsl:call-template name="citation-gbt"/>
        </p>
      </xsl:if>
      <p class="hint">To cite a passage, add its number: each paragraph and each sentence is a link
        to itself, and keeps its address.</p>
    </section>
  </xsl:template>

  <!-- Author. “Title.” Newspaper (its other names), date, p. 1. Edition. Publisher. Address. -->
  <xsl:template name="citation">
    <xsl:variable name="authors" select="$header/tei:fileDesc/tei:titleStmt/tei:author"/>
    <xsl:variable name="cited" select="$authors[@xml:lang = $page-lang]
      | $authors[not($authors[@xml:lang = $page-lang])]"/>
    <xsl:for-each select="$cited">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:if test="$cited">. </xsl:if>
    <xsl:if test="$title">
      <xsl:text>“</xsl:text>
      <span>
        <xsl:call-template name="lang">
          <xsl:with-param name="at" select="$title"/>
        </xsl:call-template>
        <xsl:value-of select="normalize-space($title)"/>
      </span>
      <xsl:call-template name="stop">
        <xsl:with-param name="after" select="normalize-space($title)"/>
      </xsl:call-template>
      <xsl:text>” </xsl:text>
    </xsl:if>
    <xsl:variable name="journals" select="$source/tei:monogr/tei:title"/>
    <xsl:variable name="journal" select="$journals[@xml:lang = 'en'][1]
      | $journals[not($journals[@xml:lang = 'en'])][position() = 1]"/>
    <xsl:if test="$journal">
      <cite>
        <xsl:call-template name="lang">
          <xsl:with-param name="at" select="$journal"/>
        </xsl:call-template>
        <xsl:value-of select="normalize-space($journal)"/>
      </cite>
    </xsl:if>
    <xsl:variable name="others" select="$journals[count(. | $journal) != count($journal)]"/>
    <xsl:if test="$others">
      <xsl:text> (</xsl:text>
      <xsl:for-each select="$others">
        <xsl:if test="position() != 1">, </xsl:if>
        <span>
          <xsl:call-template name="lang"/>
          <xsl:value-of select="normalize-space()"/>
        </span>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
    <xsl:if test="$imprint-date">
      <xsl:if test="$journal">, </xsl:if>
      <xsl:value-of select="normalize-space($imprint-date)"/>
    </xsl:if>
    <xsl:if test="$pages">
      <xsl:choose>
        <xsl:when test="$pages/@from != $pages/@to">, pp. </xsl:when>
        <xsl:otherwise>, p. </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="translate(normalize-space($pages), '-', '–')"/>
    </xsl:if>
    <xsl:variable name="so-far" select="normalize-space($imprint-date)"/>
    <xsl:if test="$journal or $imprint-date">
      <xsl:if test="$pages or substring($so-far, string-length($so-far)) != '.'">.</xsl:if>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:text>TEI edition</xsl:text>
    <xsl:for-each select="$header/tei:fileDesc/tei:editionStmt/tei:edition[1]">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:text>. </xsl:text>
    <xsl:for-each select="$publication/tei:pubPlace[1]">
      <xsl:value-of select="normalize-space()"/>
      <xsl:text>: </xsl:text>
    </xsl:for-each>
    <xsl:for-each select="$publication/tei:publisher">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:for-each select="$publication/tei:date[1]">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:text>. </xsl:text>
    <xsl:call-template name="identifier"/>
    <xsl:text>.</xsl:text>
  </xsl:template>
  <xsl:template name="stop">
    <xsl:param name="after"/>
    <xsl:if test="not(contains('.?!。？！…', substring($after, string-length($after))))">.</xsl:if>
  </xsl:template>

  <!-- A DOI if there is one, else an address, else the document's own name. -->
  <xsl:template name="identifier">
    <xsl:variable name="address">
      <xsl:call-template name="permanent-address"/>
    </xsl:variable>
    <xsl:value-of select="normalize-space($publication/tei:idno[@type = 'tei'][1])"/>
    <xsl:if test="$address != ''">
      <xsl:if test="$publication/tei:idno[@type = 'tei']">, </xsl:if>
      <a class="address" href="{$address}">
        <xsl:value-of select="$address"/>
      </a>
    </xsl:if>
  </xsl:template>
  <xsl:template name="permanent-address">
    <xsl:variable name="doi" select="$publication/tei:idno[@type = 'DOI'][1]"/>
    <xsl:call-template name="address">
      <xsl:with-param name="of">
        <xsl:choose>
          <xsl:when test="$doi">
            <xsl:value-of select="concat('https://doi.org/', normalize-space($doi))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$publication/tei:idno[@type = 'URL'][1]"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- GB/T 7714, for the printed original: 作者. 题名：副题[N]. 报名, 年-月-日(版).
       N is a newspaper, Z anything else; OL: it can be had on line. -->
  <xsl:template name="citation-gbt">
    <xsl:variable name="analytic" select="$source/tei:analytic"/>
    <xsl:variable name="lang" select="$columns[@type = 'original'][1]/@xml:lang"/>
    <xsl:variable name="original-title" select="$analytic/tei:title[@xml:lang = $lang][1]
      | $titles[@xml:lang = $lang][not($analytic/tei:title[@xml:lang = $lang])][1]"/>
    <xsl:variable name="authors" select="$analytic/tei:author[@xml:lang = $lang]
      | $header/tei:fileDesc/tei:titleStmt/tei:author[@xml:lang = $lang]
        [not($analytic/tei:author[@xml:lang = $lang])]"/>
    <xsl:for-each select="$authors">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:if test="$authors">. </xsl:if>
    <xsl:for-each select="$original-title[1][not(tei:title)] | $original-title[1]/tei:title">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="@type = 'sub' and not(preceding-sibling::tei:title[@type = 'sub'])"
          >：</xsl:when>
        <xsl:otherwise>
          <xsl:text> </xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <!-- The colon stands for the dash. -->
      <xsl:variable name="dash" select="@type = 'sub' and starts-with(., '——')"/>
      <xsl:value-of select="normalize-space(substring(., 1 + 2 * number($dash)))"/>
    </xsl:for-each>
    <xsl:variable name="address">
      <xsl:call-template name="permanent-address"/>
    </xsl:variable>
    <xsl:text>[</xsl:text>
    <xsl:choose>
      <xsl:when test="$source/@type = 'newspaper'">N</xsl:when>
      <xsl:otherwise>Z</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$address != ''">/OL</xsl:if>
    <xsl:text>].</xsl:text>
    <xsl:if test="$source or $imprint-date">
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:variable name="journals" select="$source/tei:monogr/tei:title"/>
    <xsl:value-of select="normalize-space($journals[@xml:lang = $lang][1])"/>
    <xsl:if test="not($journals[@xml:lang = $lang])">
      <xsl:value-of select="normalize-space($journals[1])"/>
    </xsl:if>
    <xsl:variable name="day">
      <xsl:value-of select="$imprint-date/@when"/>
      <xsl:if test="not($imprint-date/@when)">
        <xsl:value-of select="normalize-space($imprint-date)"/>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="$source or $imprint-date">
      <xsl:if test="$source and $day != ''">, </xsl:if>
      <span class="whole">
        <xsl:value-of select="$day"/>
        <xsl:if test="$pages">
          <xsl:value-of select="concat('(', normalize-space($pages), ')')"/>
        </xsl:if>
        <xsl:if test="$pages or substring($day, string-length($day)) != '.'">.</xsl:if>
      </span>
    </xsl:if>
    <xsl:if test="$address != ''">
      <xsl:text> </xsl:text>
      <a class="address" href="{$address}">
        <xsl:value-of select="$address"/>
      </a>
      <xsl:text>.</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
