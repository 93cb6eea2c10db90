<?xml version="1.0" encoding="UTF-8"?>
<!--
  Rows: which blocks stand level with each other.

  Each column is read as one line of units, inner divisions opened up: a paragraph, a figure, a
  byline, a run of heads. The front of a column is its first unit that has no row yet. A row takes
  units from the fronts only, so every column keeps the order of its source:

  1. units that the links join, as soon as all of them are at the fronts;
  2. failing that, units that nothing links, of one kind and from divisions that belong together
     (heads, bylines, datelines);
  3. failing that, one unit on its own. Where links cross, they give way to the order.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- A head that follows a head is part of the same headline. -->
  <xsl:key name="unit" use="generate-id()"
    match="tei:TEI/tei:text/tei:body//tei:div/*[not(self::tei:div)]
        [not(self::tei:head and preceding-sibling::*[1][self::tei:head])]
        [not(ancestor::tei:floatingText)]
      | tei:TEI/tei:text/tei:body[not(tei:div[@type = 'original' or @type = 'translation'])]
        /*[not(self::tei:div)]
        [not(self::tei:head and preceding-sibling::*[1][self::tei:head])]"/>

  <!-- The units that follow another one in the same column. -->
  <xsl:key name="later" use="generate-id()"
    match="tei:TEI/tei:text/tei:body[tei:div[@type = 'original' or @type = 'translation']]//tei:div/*
        [ancestor-or-self::*[preceding-sibling::*[1]]
          [ancestor::tei:div[@type = 'original' or @type = 'translation']]]
      | tei:TEI/tei:text/tei:body[not(tei:div[@type = 'original' or @type = 'translation'])]//*
        [ancestor-or-self::*[preceding-sibling::*[1]][ancestor::tei:body]]"/>

  <!-- Links by what they point to, and what is linked by its links. A link is known by its list. -->
  <xsl:key name="link" use="id(translate(@target, '#', ''))/@xml:id"
    match="tei:linkGrp[@type = 'alignment'][not(@subtype = 'division')]/tei:link"/>
  <xsl:key name="linked" use="key('link', @xml:id)/@target" match="tei:text//*[@xml:id]"/>
  <xsl:key name="division-link" use="id(translate(@target, '#', ''))/@xml:id"
    match="tei:linkGrp[@type = 'alignment'][@subtype = 'division']/tei:link"/>
  <xsl:key name="unmatched" use="id(translate(@target, '#', ''))/@xml:id"
    match="tei:linkGrp[@type = 'unmatched']/tei:ptr"/>

  <!-- Each row calls the next, and a processor allows only so many calls within each other. So
       the rows go in batches: after a batch it is walked once more without output, only to learn
       at which units it ended. -->
  <xsl:variable name="batch" select="64"/>

  <xsl:template name="rows">
    <xsl:param name="fronts"
      select="$columns/descendant::*[key('unit', generate-id())][1]"/>
    <xsl:if test="$fronts">
      <xsl:call-template name="row">
        <xsl:with-param name="fronts" select="$fronts"/>
        <xsl:with-param name="left" select="$batch"/>
      </xsl:call-template>
      <xsl:variable name="end">
        <xsl:call-template name="row">
          <xsl:with-param name="fronts" select="$fronts"/>
          <xsl:with-param name="left" select="$batch"/>
          <xsl:with-param name="silent" select="true()"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:if test="string($end) != ''">
        <xsl:call-template name="rows">
          <xsl:with-param name="fronts"
            select="$columns/descendant::*[contains($end, concat(' ', generate-id(), ' '))]"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Finds the next row. tries: the fronts that have not been looked at for it. -->
  <xsl:template name="row">
    <xsl:param name="fronts"/>
    <xsl:param name="tries" select="$fronts"/>
    <xsl:param name="left"/>
    <xsl:param name="silent" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($fronts)"/>
      <xsl:when test="$left = 0">
        <xsl:if test="$silent">
          <xsl:for-each select="$fronts">
            <xsl:value-of select="concat(' ', generate-id(), ' ')"/>
          </xsl:for-each>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$tries">
        <xsl:variable name="unit" select="$tries[1]"/>
        <xsl:variable name="links"
          select="key('link', $unit/descendant-or-self::*/@xml:id)[not(../@subtype = 'sentence')]"/>
        <!-- A link has two sides; three languages or more make chains. These steps follow any
             chain of eight; what lies beyond gets a row of its own. -->
        <xsl:variable name="one" select="key('linked', $links/@target)
          /ancestor-or-self::*[key('unit', generate-id())]"/>
        <xsl:variable name="two" select="key('linked', key('link',
          $one/descendant-or-self::*/@xml:id)[not(../@subtype = 'sentence')]/@target)
          /ancestor-or-self::*[key('unit', generate-id())]"/>
        <xsl:variable name="four" select="key('linked', key('link',
          $two/descendant-or-self::*/@xml:id)[not(../@subtype = 'sentence')]/@target)
          /ancestor-or-self::*[key('unit', generate-id())]"/>
        <xsl:variable name="group" select="$unit | $one | $two | $four"/>
        <xsl:variable name="alike">
          <xsl:if test="not($links)">
            <xsl:call-template name="alike">
              <xsl:with-param name="unit" select="$unit"/>
              <xsl:with-param name="fronts" select="$fronts"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:variable>
        <xsl:choose>
          <!-- Ready: each of the group is a front, or comes straight after one of the group. -->
          <xsl:when test="$links and not($group
              [count(. | $fronts) != count($fronts)]
              [not(key('later', generate-id())) or count($group
                | preceding::*[key('unit', generate-id())][1]) != count($group)])">
            <xsl:call-template name="row-then-next">
              <xsl:with-param name="row" select="$group"/>
              <xsl:with-param name="fronts" select="$fronts"/>
              <xsl:with-param name="left" select="$left"/>
              <xsl:with-param name="silent" select="$silent"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="string($alike) != ''">
            <xsl:call-template name="row-then-next">
              <xsl:with-param name="row" select="$unit
                | $fronts[contains($alike, concat(' ', generate-id(), ' '))]"/>
              <xsl:with-param name="fronts" select="$fronts"/>
              <xsl:with-param name="left" select="$left"/>
              <xsl:with-param name="silent" select="$silent"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="row">
              <xsl:with-param name="fronts" select="$fronts"/>
              <xsl:with-param name="tries" select="$tries[position() &gt; 1]"/>
              <xsl:with-param name="left" select="$left"/>
              <xsl:with-param name="silent" select="$silent"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <!-- No row of several. First what nothing links; and of that, last what might still meet
             its like further on in another column. -->
        <xsl:variable name="free" select="$fronts[not(key('link',
          descendant-or-self::*/@xml:id)[not(../@subtype = 'sentence')])]"/>
        <xsl:variable name="waiting">
          <xsl:for-each select="$free[not(self::tei:p or self::tei:figure)]">
            <xsl:variable name="name" select="local-name()"/>
            <xsl:variable name="self" select="generate-id()"/>
            <xsl:if test="$fronts[generate-id() != $self]
                /following-sibling::*[local-name() = $name]">
              <xsl:value-of select="concat(' ', $self, ' ')"/>
            </xsl:if>
          </xsl:for-each>
        </xsl:variable>
        <xsl:variable name="settled"
          select="$free[not(contains($waiting, concat(' ', generate-id(), ' ')))]"/>
        <xsl:variable name="choice" select="$settled[1] | $free[not($settled)][1]
          | $fronts[not($free)][self::tei:figure][1]
          | $fronts[not($free)][not($fronts[self::tei:figure])][1]"/>
        <xsl:call-template name="row-then-next">
          <xsl:with-param name="row" select="$choice"/>
          <xsl:with-param name="fronts" select="$fronts"/>
          <xsl:with-param name="left" select="$left"/>
          <xsl:with-param name="silent" select="$silent"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Writes one row, then goes on behind it. -->
  <xsl:template name="row-then-next">
    <xsl:param name="row"/>
    <xsl:param name="fronts"/>
    <xsl:param name="left"/>
    <xsl:param name="silent"/>
    <xsl:if test="not($silent)">
      <div class="row r-{local-name($row[1])}">
        <xsl:for-each select="$columns">
          <xsl:variable name="column" select="generate-id()"/>
          <xsl:variable name="units"
            select="$row[ancestor::*[generate-id() = $column]]"/>
          <xsl:if test="$units">
            <div class="c c{position()}">
              <xsl:call-template name="lang">
                <xsl:with-param name="at" select="$units[1]/.."/>
              </xsl:call-template>
              <xsl:variable name="lang"
                select="string($units[1]/../ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
              <xsl:for-each select="$units">
                <xsl:choose>
                  <xsl:when test="../ancestor-or-self::*[@xml:lang][1]/@xml:lang = $lang
                      or $lang = ''">
                    <xsl:apply-templates select="." mode="unit"/>
                  </xsl:when>
                  <xsl:otherwise>
                    <div>
                      <xsl:call-template name="lang">
                        <xsl:with-param name="at" select=".."/>
                      </xsl:call-template>
                      <xsl:apply-templates select="." mode="unit"/>
                    </div>
                  </xsl:otherwise>
                </xsl:choose>
              </xsl:for-each>
            </div>
          </xsl:if>
        </xsl:for-each>
      </div>
    </xsl:if>
    <!-- The unit behind each: the first in what comes next here, or else further up. -->
    <xsl:variable name="beside" select="$row[not(self::tei:head)]/following-sibling::*[1]
      | $row[self::tei:head]/following-sibling::*[not(self::tei:head)][1]"/>
    <xsl:variable name="above" select="($row[not(self::tei:head)][not(following-sibling::*[1])]
      | $row[self::tei:head][not(following-sibling::*[not(self::tei:head)])])
      /ancestor::tei:div[count(. | $columns) != count($columns)][following-sibling::*[1]]
      [1]/following-sibling::*[1]"/>
    <xsl:variable name="next"
      select="($beside | $above)/descendant-or-self::*[key('unit', generate-id())][1]"/>
    <xsl:call-template name="row">
      <xsl:with-param name="fronts" select="$fronts[count(. | $row) != count($row)]
        | $next[count(. | $row) != count($row)]"/>
      <xsl:with-param name="left" select="$left - 1"/>
      <xsl:with-param name="silent" select="$silent"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The other fronts that a unit without links can stand level with, as a list of names.
       Paragraphs and figures are the links' business: without a link they have no counterpart. -->
  <xsl:template name="alike">
    <xsl:param name="unit"/>
    <xsl:param name="fronts"/>
    <xsl:if test="not($unit/self::tei:p or $unit/self::tei:figure
        or key('unmatched', $unit/@xml:id))">
      <xsl:for-each select="$fronts[local-name() = local-name($unit)]
          [generate-id() != generate-id($unit)][not(key('unmatched', @xml:id))]
          [not(key('link', descendant-or-self::*/@xml:id)[not(../@subtype = 'sentence')])]">
        <xsl:variable name="parallel">
          <xsl:call-template name="parallel">
            <xsl:with-param name="one" select="$unit/.."/>
            <xsl:with-param name="other" select=".."/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:if test="$parallel = 'yes'">
          <xsl:value-of select="concat(' ', generate-id(), ' ')"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- "yes" if two divisions belong together: whole texts do; inner ones by their links, or the
       links of what is in them; where there is none, by their place. -->
  <xsl:template name="parallel">
    <xsl:param name="one"/>
    <xsl:param name="other"/>
    <xsl:variable name="a" select="key('division-link', $one/@xml:id)"/>
    <xsl:variable name="b" select="key('division-link', $other/@xml:id)"/>
    <xsl:variable name="in-one" select="key('link', $one//@xml:id)"/>
    <xsl:variable name="in-other" select="key('link', $other//@xml:id)"/>
    <xsl:variable name="tops" select="count(($one | $other)[count(. | $columns) = count($columns)])"/>
    <xsl:choose>
      <xsl:when test="$tops = 2">yes</xsl:when>
      <xsl:when test="$tops = 1">no</xsl:when>
      <xsl:when test="count($a | $b) &lt; count($a) + count($b)">yes</xsl:when>
      <!-- Two translations meet in their original, which is in both links. -->
      <xsl:when test="$a and $b and id(translate($a[1]/@target, '#', ''))
          [key('division-link', @xml:id)[count(. | $b) = count($b)]]">yes</xsl:when>
      <xsl:when test="$a or $b">no</xsl:when>
      <!-- Nobody has linked the divisions, but perhaps what is in them. -->
      <xsl:when test="count($in-one | $in-other) &lt; count($in-one) + count($in-other)"
        >yes</xsl:when>
      <xsl:when test="$in-one and $in-other">no</xsl:when>
      <xsl:when test="count($one/../tei:div) = count($other/../tei:div)
          and count($one/preceding-sibling::tei:div) = count($other/preceding-sibling::tei:div)">
        <xsl:call-template name="parallel">
          <xsl:with-param name="one" select="$one/.."/>
          <xsl:with-param name="other" select="$other/.."/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>no</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
