<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of the page: what was printed, where and when, or when the text was made; who made it;
     how far the translation can be relied on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:variable name="header" select="/tei:TEI/tei:teiHeader"/>
  <xsl:variable name="source" select="$header/tei:fileDesc/tei:sourceDesc/tei:biblStruct[1]"/>
  <xsl:variable name="page-lang"
    select="string($columns[1]/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  <xsl:variable name="titles" select="$header/tei:fileDesc/tei:titleStmt/tei:title"/>
  <!-- The title that the page is called by: in the language of the first column. -->
  <xsl:variable name="title" select="$titles[@xml:lang = $page-lang][1]
    | $titles[not($titles[@xml:lang = $page-lang])][position() = 1]"/>

  <xsl:template match="tei:teiHeader">
    <header class="front">
      <xsl:apply-templates select="$source/tei:monogr
        | $header[not($source)]/tei:profileDesc/tei:creation" mode="masthead"/>
      <div class="titles">
        <h1>
          <xsl:call-template name="lang">
            <xsl:with-param name="at" select="$title"/>
          </xsl:call-template>
          <xsl:apply-templates select="$title" mode="title"/>
          <xsl:if test="normalize-space($title) = ''">
            <xsl:value-of select="/tei:TEI/@xml:id"/>
            <xsl:if test="not(/tei:TEI/@xml:id)">Untitled</xsl:if>
          </xsl:if>
        </h1>
        <xsl:for-each select="$titles[count(. | $title) != count($title)]">
          <p class="title">
            <xsl:call-template name="lang"/>
            <xsl:apply-templates select="." mode="title"/>
          </p>
        </xsl:for-each>
      </div>
      <xsl:call-template name="people"/>
      <xsl:call-template name="status"/>
      <nav class="jumps" aria-label="On this page">
        <xsl:call-template name="tei-link"/>
        <xsl:if test="$entries">
          <a href="#page-names">Names</a>
          <xsl:text> </xsl:text>
        </xsl:if>
        <a href="#page-cite">How to cite</a>
        <xsl:text> </xsl:text>
        <a href="#page-rights">Rights</a>
        <xsl:text> </xsl:text>
        <a href="#page-about">About this edition</a>
      </nav>
    </header>
  </xsl:template>

  <!-- Newspaper, date, page: the line that a reader looks for first. -->
  <xsl:template match="tei:monogr" mode="masthead">
    <div class="masthead">
      <p class="journal">
        <xsl:for-each select="tei:title">
          <xsl:if test="position() != 1">
            <xsl:text> </xsl:text>
          </xsl:if>
          <span>
            <xsl:call-template name="lang"/>
            <xsl:value-of select="normalize-space()"/>
          </span>
        </xsl:for-each>
      </p>
      <p class="issue">
        <xsl:apply-templates select="tei:imprint/tei:date[1]"/>
        <xsl:for-each select="tei:biblScope">
          <xsl:text>, </xsl:text>
          <xsl:value-of select="@unit"/>
          <xsl:if test="@from != @to">s</xsl:if>
          <xsl:text> </xsl:text>
          <span>
            <xsl:call-template name="lang"/>
            <xsl:value-of select="translate(normalize-space(), '-', '–')"/>
          </span>
        </xsl:for-each>
      </p>
    </div>
  </xsl:template>

  <!-- A text of which nobody says where it was printed: its own date. -->
  <xsl:template match="tei:creation" mode="masthead">
    <div class="masthead">
      <p class="issue">
        <xsl:apply-templates select="tei:date[1]"/>
      </p>
    </div>
  </xsl:template>

  <!-- The parts of a headline each get a line. -->
  <xsl:template match="tei:title" mode="title">
    <xsl:choose>
      <xsl:when test="tei:title">
        <xsl:for-each select="tei:title">
          <xsl:if test="position() != 1">
            <xsl:text> </xsl:text>
          </xsl:if>
          <span class="part">
            <xsl:if test="@type = 'sub'">
              <xsl:attribute name="class">part sub</xsl:attribute>
            </xsl:if>
            <xsl:value-of select="normalize-space()"/>
          </span>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="normalize-space()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Authors, and everybody with a role. The software that encoded is named under "about". -->
  <xsl:template name="people">
    <xsl:variable name="titleStmt" select="$header/tei:fileDesc/tei:titleStmt"/>
    <xsl:variable name="roles"
      select="$titleStmt/tei:respStmt[not(tei:name[@type = 'software'])]"/>
    <xsl:if test="$titleStmt/tei:author | $roles">
      <dl class="people">
        <xsl:if test="$titleStmt/tei:author">
          <div>
            <dt>Author</dt>
            <dd>
              <xsl:call-template name="names">
                <xsl:with-param name="of" select="$titleStmt/tei:author"/>
              </xsl:call-template>
            </dd>
          </div>
        </xsl:if>
        <xsl:for-each select="$roles">
          <div>
            <dt>
              <xsl:call-template name="lang">
                <xsl:with-param name="at" select="tei:resp[1]"/>
              </xsl:call-template>
              <xsl:value-of select="normalize-space(tei:resp[1])"/>
            </dt>
            <dd>
              <xsl:call-template name="names">
                <xsl:with-param name="of" select="tei:persName | tei:orgName | tei:name"/>
              </xsl:call-template>
            </dd>
          </div>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>
  <xsl:template name="names">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:if test="position() != 1">
        <xsl:text> · </xsl:text>
      </xsl:if>
      <span>
        <xsl:call-template name="lang">
          <xsl:with-param name="at" select="(. | *[@xml:lang])[last()]"/>
        </xsl:call-template>
        <xsl:value-of select="normalize-space()"/>
      </span>
    </xsl:for-each>
  </xsl:template>

  <!-- In plain words, and set apart where a reader has to be careful. -->
  <xsl:template name="status">
    <xsl:for-each select="$columns[@type = 'translation']">
      <xsl:variable name="category" select="id(translate(@ana, '#', ''))/self::tei:category"/>
      <xsl:variable name="careful" select="not($category)
        or contains(concat($category[1]/@xml:id, '|'), '-unknown|')
        or contains(concat($category[1]/@xml:id, '|'), '-unreviewed-mt|')"/>
      <p class="status" role="note">
        <xsl:attribute name="class">
          <xsl:text>status</xsl:text>
          <xsl:if test="$careful"> careful</xsl:if>
        </xsl:attribute>
        <b>
          <xsl:call-template name="version-name"/>
          <xsl:text> translation:</xsl:text>
        </b>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="$category">
            <span>
              <xsl:call-template name="lang">
                <xsl:with-param name="at" select="$category[1]/tei:catDesc"/>
              </xsl:call-template>
              <xsl:value-of select="normalize-space($category[1]/tei:catDesc)"/>
            </span>
          </xsl:when>
          <xsl:otherwise>Nothing is said about how it was made.</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$careful"> Read it beside the original before you rely on it.</xsl:if>
      </p>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
