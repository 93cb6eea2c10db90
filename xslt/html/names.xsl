<?xml version="1.0" encoding="UTF-8"?>
<!-- Whom and what the names in the text mean: the entries of standOff, each with its names, the lists
     that have it, and the way to all its mentions. Names in the text lead here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Where the lists of others show an entry, if its identifier comes behind: " VIAF https://… ". -->
  <xsl:param name="identifier-pages"/>

  <xsl:key name="mentions" match="tei:text//*[@ref]" use="id(translate(@ref, '#', ''))/@xml:id"/>
  <xsl:key name="entries" match="tei:TEI/tei:standOff//tei:person[tei:persName]
    | tei:TEI/tei:standOff//tei:place[tei:placeName] | tei:TEI/tei:standOff//tei:org[tei:orgName]"
    use="@xml:id"/>
  <xsl:variable name="entries" select="/tei:TEI/tei:standOff//*[self::tei:person or self::tei:place
    or self::tei:org][key('entries', @xml:id)][key('mentions', @xml:id)]"/>

  <xsl:template name="names-of-the-text">
    <xsl:if test="$entries">
      <section class="names" id="page-names" aria-labelledby="page-names-heading">
        <h2 id="page-names-heading">Names in the text</h2>
        <xsl:call-template name="names-of-a-kind">
          <xsl:with-param name="of" select="$entries[self::tei:person]"/>
          <xsl:with-param name="called">Persons</xsl:with-param>
          <xsl:with-param name="page">persons.html</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="names-of-a-kind">
          <xsl:with-param name="of" select="$entries[self::tei:place]"/>
          <xsl:with-param name="called">Places</xsl:with-param>
          <xsl:with-param name="page">places.html</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="names-of-a-kind">
          <xsl:with-param name="of" select="$entries[self::tei:org]"/>
          <xsl:with-param name="called">Organisations</xsl:with-param>
          <xsl:with-param name="page">organisations.html</xsl:with-param>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="names-of-a-kind">
    <xsl:param name="of"/>
    <xsl:param name="called"/>
    <xsl:param name="page"/>
    <xsl:if test="$of">
      <h3>
        <xsl:value-of select="$called"/>
      </h3>
      <ul class="entries">
        <xsl:for-each select="$of">
          <li class="entry">
            <xsl:call-template name="id"/>
            <xsl:call-template name="entry">
              <xsl:with-param name="page" select="$page"/>
            </xsl:call-template>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template name="entry">
    <xsl:param name="page"/>
    <xsl:variable name="names" select="tei:persName | tei:placeName | tei:orgName"/>
    <p>
      <xsl:for-each select="$names">
        <xsl:variable name="lang" select="string(@xml:lang)"/>
        <xsl:if test="not(preceding-sibling::*[local-name() = local-name(current())]
            [string(@xml:lang) = $lang])">
          <xsl:if test="position() != 1">
            <xsl:text> · </xsl:text>
          </xsl:if>
          <span>
            <xsl:call-template name="lang"/>
            <xsl:if test="$lang = 'und'">
              <xsl:attribute name="lang"/>
            </xsl:if>
            <b>
              <xsl:value-of select="normalize-space()"/>
            </b>
            <xsl:for-each select="$names[string(@xml:lang) = $lang][position() != 1]">
              <xsl:value-of select="concat(', ', normalize-space())"/>
            </xsl:for-each>
          </span>
        </xsl:if>
      </xsl:for-each>
    </p>
    <xsl:if test="tei:note">
      <p class="noted">
        <xsl:for-each select="tei:note[1]">
          <xsl:call-template name="lang"/>
          <xsl:value-of select="normalize-space()"/>
        </xsl:for-each>
      </p>
    </xsl:if>
    <xsl:variable name="key" select="substring-after(@xml:id, concat(/tei:TEI/@xml:id, '-name-'))"/>
    <xsl:if test="tei:idno or ($index-href != '' and $key != '')">
      <p class="meta">
        <xsl:apply-templates select="tei:idno" mode="entry"/>
        <xsl:if test="$index-href != '' and $key != ''">
          <a href="{$page}#name-{$key}">
            <xsl:text>All mentions</xsl:text>
            <span class="hidden">
              <xsl:text> of </xsl:text>
              <span>
                <xsl:call-template name="lang">
                  <xsl:with-param name="at" select="$names[1]"/>
                </xsl:call-template>
                <xsl:value-of select="normalize-space($names[1])"/>
              </span>
            </span>
          </a>
        </xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- The list and the number; a link where it is known, or says, on which page it is. -->
  <xsl:template match="tei:idno" mode="entry">
    <xsl:variable name="value" select="normalize-space()"/>
    <xsl:variable name="folder"
      select="substring-before(substring-after($identifier-pages, concat(' ', @type, ' ')), ' ')"/>
    <xsl:variable name="address">
      <xsl:choose>
        <xsl:when test="starts-with($value, 'http://') or starts-with($value, 'https://')">
          <xsl:call-template name="address">
            <xsl:with-param name="of" select="$value"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="$folder != '' and translate($value, 'Q0123456789', '') = ''">
          <xsl:value-of select="concat($folder, $value)"/>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address != ''">
        <a href="{$address}" rel="external">
          <xsl:value-of select="concat(@type, ' ', $value)"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:value-of select="concat(@type, ' ', $value)"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text>
  </xsl:template>
</xsl:stylesheet>
