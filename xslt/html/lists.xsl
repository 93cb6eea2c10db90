<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Between the items: page breaks and the like, by the item that they come after. -->
  <xsl:key name="after-item" use="generate-id(preceding-sibling::tei:item[1])"
    match="tei:list/*[not(self::tei:item or self::tei:label)]"/>

  <!-- Markers are the source's own words (label). Where all were the same, TEI has only the type,
       and the style sheet has them. -->
  <xsl:template match="tei:list">
    <div class="list">
      <xsl:if test="@type = 'gloss' or @type = 'ordered' or @type = 'bulleted'">
        <xsl:attribute name="class">
          <xsl:value-of select="concat('list ', @type)"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="margin-number">
        <xsl:with-param name="what">List</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="*[not(self::tei:item or self::tei:label)]
        [not(preceding-sibling::tei:item[1])]"/>
      <ul>
        <xsl:for-each select="tei:item">
          <li>
            <xsl:if test="preceding-sibling::*[1]/self::tei:label">
              <xsl:apply-templates select="preceding-sibling::*[1]"/>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:apply-templates select="."/>
            <!-- A page break or the like before the next item. -->
            <xsl:apply-templates
              select="key('after-item', generate-id())[following-sibling::tei:item]"/>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:apply-templates select="*[not(self::tei:item or self::tei:label)]
        [preceding-sibling::tei:item][not(following-sibling::tei:item[1])]
        | tei:label[not(following-sibling::*[1]/self::tei:item)]"/>
    </div>
  </xsl:template>
  <xsl:template match="tei:item">
    <xsl:choose>
      <xsl:when test="key('segment', generate-id())">
        <span>
          <xsl:call-template name="segment">
            <xsl:with-param name="class">s item</xsl:with-param>
            <xsl:with-param name="what">Item</xsl:with-param>
          </xsl:call-template>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <div class="item">
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:list/tei:head | tei:list/tei:trailer">
    <p class="list-{local-name()}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- The frame can be scrolled by keyboard where the table is wider than the column. -->
  <xsl:template match="tei:table">
    <div class="table" tabindex="0" role="group" aria-label="Table">
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="margin-number">
        <xsl:with-param name="what">Table</xsl:with-param>
      </xsl:call-template>
      <table>
        <xsl:if test="tei:head">
          <caption>
            <xsl:for-each select="tei:head">
              <xsl:call-template name="span"/>
              <xsl:if test="position() != last()">
                <xsl:text> </xsl:text>
              </xsl:if>
            </xsl:for-each>
          </caption>
        </xsl:if>
        <tbody>
          <xsl:apply-templates select="tei:row"/>
        </tbody>
      </table>
      <xsl:apply-templates select="*[not(self::tei:row or self::tei:head)]"/>
    </div>
  </xsl:template>
  <xsl:template match="tei:row">
    <tr>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </tr>
  </xsl:template>
  <xsl:template match="tei:cell">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@role = 'label' or ../@role = 'label'">th</xsl:when>
        <xsl:otherwise>td</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:if test="$name = 'th'">
        <xsl:attribute name="scope">
          <xsl:choose>
            <xsl:when test="../@role = 'label'">col</xsl:when>
            <xsl:otherwise>row</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="@cols &gt; 1 and @cols &lt; 1000">
        <xsl:attribute name="colspan">
          <xsl:value-of select="floor(@cols)"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="@rows &gt; 1 and @rows &lt; 1000">
        <xsl:attribute name="rowspan">
          <xsl:value-of select="floor(@rows)"/>
        </xsl:attribute>
      </xsl:if>
      <!-- Figures line up on their last digit. -->
      <xsl:if test="normalize-space() != ''
          and translate(normalize-space(), '0123456789.,．，%％ +-−○〇零一二三四五六七八九十百千万亿', '') = ''">
        <xsl:attribute name="class">number</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
