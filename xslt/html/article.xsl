<?xml version="1.0" encoding="UTF-8"?>
<!-- The order of the page: header, the ways to show the text, the text, the names in it, how to
     cite, rights, about. The page speaks English around the text, whatever the text is in. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:template match="tei:TEI">
    <article class="document n{count($columns)}" lang="en">
      <xsl:call-template name="id"/>
      <xsl:apply-templates select="tei:teiHeader"/>
      <xsl:apply-templates select="tei:text | tei:sourceDoc"/>
      <footer class="back">
        <xsl:call-template name="names-of-the-text"/>
        <xsl:apply-templates select="tei:teiHeader" mode="cite"/>
        <xsl:apply-templates select="tei:teiHeader" mode="rights"/>
        <xsl:apply-templates select="tei:teiHeader" mode="about"/>
        <xsl:call-template name="ways-out"/>
      </footer>
    </article>
  </xsl:template>

  <xsl:template match="tei:TEI/tei:standOff"/>

  <xsl:template match="tei:TEI/tei:text">
    <section class="text" id="page-text" aria-labelledby="page-text-heading" tabindex="-1">
      <xsl:attribute name="class">
        <xsl:text>text k-</xsl:text>
        <xsl:for-each select="$columns">
          <xsl:variable name="tag" select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
          <!-- Han text is denser, and wants a narrower column. -->
          <xsl:choose>
            <xsl:when test="(starts-with($tag, 'zh') or starts-with($tag, 'ja')
                or starts-with($tag, 'ko') or starts-with($tag, 'yue'))
                and not(contains($tag, 'Latn'))">z</xsl:when>
            <xsl:otherwise>l</xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:attribute>
      <div class="bar">
        <h2 id="page-text-heading">The text</h2>
        <xsl:if test="count($columns) &gt; 1">
          <xsl:call-template name="views"/>
        </xsl:if>
      </div>
      <div class="rows">
        <xsl:if test="$versions">
          <xsl:call-template name="column-heads"/>
        </xsl:if>
        <xsl:apply-templates select="tei:front" mode="apart"/>
        <xsl:if test="$versions">
          <xsl:apply-templates mode="apart"
            select="tei:body/*[count(. | $versions) != count($versions)]"/>
        </xsl:if>
        <xsl:call-template name="rows"/>
        <xsl:call-template name="stray-text"/>
        <xsl:apply-templates select="*[not(self::tei:front or self::tei:body)]" mode="apart"/>
      </div>
    </section>
  </xsl:template>

  <!-- What belongs to no column goes across all of them. -->
  <xsl:template match="*" mode="apart">
    <div class="row">
      <div class="c all">
        <xsl:call-template name="lang"/>
        <xsl:apply-templates select="."/>
      </div>
    </div>
  </xsl:template>

  <!-- Radio buttons: the style sheet looks at which is checked, so no script is needed. -->
  <xsl:template name="views">
    <fieldset class="views">
      <legend>Show</legend>
      <label class="side">
        <input type="radio" name="view" id="view-side" checked="checked"/>
        <span class="wide">Side by side</span>
        <span class="narrow">
          <xsl:choose>
            <xsl:when test="count($columns) = 2">Both</xsl:when>
            <xsl:otherwise>All</xsl:otherwise>
          </xsl:choose>
        </span>
      </label>
      <xsl:text> </xsl:text>
      <label class="interleaved">
        <input type="radio" name="view" id="view-interleaved"/>
        <span>Interleaved</span>
      </label>
      <xsl:for-each select="$columns">
        <xsl:text> </xsl:text>
        <label class="only">
          <input type="radio" name="view" id="view-{position()}"/>
          <span>
            <xsl:call-template name="version-name"/>
          </span>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <!-- What each column is. Here the identifier of the whole division has its place. -->
  <xsl:template name="column-heads">
    <div class="row heads">
      <xsl:for-each select="$columns">
        <p class="c c{position()}">
          <xsl:call-template name="id"/>
          <b>
            <xsl:call-template name="version-name"/>
          </b>
          <xsl:text> </xsl:text>
          <span>
            <xsl:value-of select="@type"/>
          </span>
        </p>
      </xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template name="ways-out">
    <nav class="ways" aria-label="Document">
      <xsl:call-template name="tei-link"/>
      <xsl:variable name="index">
        <xsl:call-template name="address">
          <xsl:with-param name="of" select="$index-href"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:if test="$index != ''">
        <a href="{$index}">All documents of this edition</a>
      </xsl:if>
    </nav>
  </xsl:template>
  <xsl:template name="tei-link">
    <xsl:variable name="tei">
      <xsl:call-template name="address">
        <xsl:with-param name="of" select="$tei-href"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$tei != ''">
      <a href="{$tei}" type="application/tei+xml">TEI file</a>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
