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
        [not(self::tei:head and preceding-sibling::*[1]/self::tei:head)]
        [not(ancestor::tei:floatingText)]
      | tei:TEI/tei:text/tei:body[not(tei:div[@type = 'original' or @type = 'translation'])]
        /*[not(self::tei:div)]
        [not(self::tei:head and preceding-sibling::*[1]/self::tei:head)]"/>

  <!-- Links by what they point to, and what is linked by its links. A link is known by its list.
       Of things with one identifier only the first is linked: it is the one that id() finds.

       The root is no link, but other keys ask this one, and libxslt would read the document again
       for each question if there were nothing that matches. -->
  <xsl:key name="link" use="id(translate(@target, '#', ''))/@xml:id"
    match="tei:linkGrp[@type = 'alignment'][not(@subtype = 'division')]/tei:link | /tei:TEI"/>
  <xsl:key name="linked" use="key('link', @xml:id)/@target"
    match="tei:text//*[@xml:id][generate-id(id(@xml:id)) = generate-id()]"/>
  <xsl:key name="division-link" use="id(translate(@target, '#', ''))/@xml:id"
    match="tei:linkGrp[@type = 'alignment'][@subtype = 'division']/tei:link"/>
  <xsl:key name="unmatched" use="id(translate(@target, '#', ''))/@xml:id"
    match="tei:linkGrp[@type = 'unmatched']/tei:ptr"/>

  <!-- The links that make rows. What has one is found by the name of its unit, and by the
       identifier of whatever in its unit has one. -->
  <xsl:key name="join" use="id(translate(@target, '#', ''))/@xml:id"
    match="tei:linkGrp[@type = 'alignment'][not(@subtype = 'division' or @subtype = 'sentence')]
      /tei:link | /tei:TEI"/>
  <xsl:key name="joined" match="tei:text//*[key('join', @xml:id)]"
    use="generate-id(ancestor-or-self::*[key('unit', generate-id())][last()])"/>
  <xsl:key name="beside" match="tei:text//*[key('join', @xml:id)]"
    use="ancestor-or-self::*[key('unit', generate-id())][last()]
      /descendant-or-self::*[key('join', @xml:id)]/@xml:id"/>

  <!-- Blocks that may wait for their like, by the place that they stand in and their name. -->
  <xsl:key name="kind" use="concat(generate-id(..), ' ', local-name())"
    match="tei:text//*[parent::tei:div or parent::tei:body]
      [not(self::tei:p or self::tei:figure or self::tei:div)]"/>

  <xsl:key name="division" use="generate-id()" match="tei:TEI/tei:text/tei:body//tei:div"/>

  <!-- Each row is found behind the last by a call within its call, and a processor allows only so
       many calls within each other (libxslt 3,000, and a condition counts as one). So the rows go
       in batches: all of a batch are found, then they are written, and only then the next begins.

       Nothing but text comes back from a call, so that is what is found: a line for each row, and
       behind a tab the names (generate-id) of the fronts that are left, each with a space behind
       it. No identifier has such white space in it.

       batch: how many calls find the rows of a batch; and how many of these batches are one. -->
  <xsl:variable name="batch" select="50"/>
  <xsl:template name="rows">
    <xsl:param name="names">
      <xsl:for-each select="$columns/descendant::*[key('unit', generate-id())][1]">
        <xsl:value-of select="concat(generate-id(), ' ')"/>
      </xsl:for-each>
    </xsl:param>
    <xsl:if test="string($names) != ''">
      <xsl:variable name="found">
        <xsl:call-template name="find-batches">
          <xsl:with-param name="names" select="string($names)"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:call-template name="write-batches">
        <xsl:with-param name="batches" select="substring-before($found, '&#9;')"/>
      </xsl:call-template>
      <xsl:call-template name="rows">
        <xsl:with-param name="names" select="substring-after($found, '&#9;')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A batch of batches, with a carriage return behind each: so even the longest text needs few
       calls within each other. -->
  <xsl:template name="find-batches">
    <xsl:param name="names"/>
    <xsl:param name="left" select="$batch"/>
    <xsl:variable name="found">
      <xsl:call-template name="find-rows">
        <xsl:with-param name="names" select="$names"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="others" select="substring-after($found, '&#9;')"/>
    <xsl:value-of select="concat(substring-before($found, '&#9;'), '&#13;')"/>
    <xsl:choose>
      <xsl:when test="$left &gt; 1 and $others != ''">
        <xsl:call-template name="find-batches">
          <xsl:with-param name="names" select="$others"/>
          <xsl:with-param name="left" select="$left - 1"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('&#9;', $others)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="write-batches">
    <xsl:param name="batches"/>
    <xsl:if test="$batches != ''">
      <xsl:call-template name="write-rows">
        <xsl:with-param name="lines" select="substring-before($batches, '&#13;')"/>
      </xsl:call-template>
      <xsl:call-template name="write-batches">
        <xsl:with-param name="batches" select="substring-after($batches, '&#13;')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Finds the next row, and goes on behind it.

       names: fronts that are still to be added to fronts; tries: the fronts that have not been
       looked at for the row; left: how many calls may follow. -->
  <xsl:template name="find-rows">
    <xsl:param name="fronts" select="/.."/>
    <xsl:param name="names"/>
    <xsl:param name="tries" select="$fronts"/>
    <xsl:param name="left" select="$batch"/>
    <!-- A division with nothing in it comes to the front as well, and is passed over. -->
    <xsl:variable name="empty" select="$fronts/self::tei:div"/>
    <xsl:variable name="unit" select="$tries[not($empty)][1]"/>
    <!-- What its links point to; what the links of all in the units of that point to; and once
         more. A link has two sides; three languages or more make chains. These steps follow any
         chain of eight; what lies beyond gets a row of its own. -->
    <xsl:variable name="links"
      select="key('join', key('joined', generate-id($unit))[$unit]/@xml:id)"/>
    <xsl:variable name="one" select="key('linked', $links/@target)"/>
    <xsl:variable name="two"
      select="key('linked', key('join', key('beside', $one/@xml:id)/@xml:id)/@target)"/>
    <xsl:variable name="ends" select="$two | key('linked', key('join',
      key('beside', $two[count($two) != count($one)]/@xml:id)/@xml:id)/@target)"/>
    <xsl:variable name="chosen">
      <xsl:choose>
        <xsl:when test="$links or $empty"/>
        <xsl:when test="$tries">
          <xsl:call-template name="alike">
            <xsl:with-param name="unit" select="$unit"/>
            <xsl:with-param name="fronts" select="$fronts"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="alone">
            <xsl:with-param name="fronts" select="$fronts"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="row" select="$empty
      | $ends/ancestor-or-self::*[key('unit', generate-id())]
      | $fronts[contains($chosen, concat(' ', generate-id(), ' '))]"/>
    <!-- What comes behind each: the next element in its column, past the heads of its headline;
         of a division the first unit, if it has one. -->
    <xsl:variable name="headed"
      select="$row/self::tei:head[following-sibling::*[1]/self::tei:head]"/>
    <xsl:variable name="behind"
      select="($row[not(self::tei:head/following-sibling::*[1]/self::tei:head)]/following::*[1]
        | $headed/following-sibling::*[not(self::tei:head)][1]
        | $headed[not(following-sibling::*[not(self::tei:head)])]/../following::*[1])
      [ancestor::*[count(. | $columns) = count($columns)]]"/>
    <xsl:variable name="inside"
      select="$behind/self::tei:div/descendant::*[key('unit', generate-id())][1]"/>
    <xsl:variable name="next" select="$inside | $behind[not(self::tei:div)]
      | $behind/self::tei:div[not(descendant::*[key('unit', generate-id())])]"/>
    <xsl:variable name="in-reach" select="$fronts | $next"/>
    <xsl:choose>
      <xsl:when test="$names != ''">
        <xsl:variable name="name" select="substring-before($names, ' ')"/>
        <xsl:call-template name="find-rows">
          <xsl:with-param name="fronts"
            select="$fronts | key('unit', $name) | key('division', $name)"/>
          <xsl:with-param name="names" select="substring-after($names, ' ')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="not($fronts) or ($left &lt; 1 and count($tries) = count($fronts))">
        <xsl:text>&#9;</xsl:text>
        <xsl:for-each select="$fronts">
          <xsl:value-of select="concat(generate-id(), ' ')"/>
        </xsl:for-each>
      </xsl:when>
      <!-- Ready: each of the row is a front, or comes straight behind one of the row. -->
      <xsl:when test="$row and not($row[count(. | $in-reach) != count($in-reach)])">
        <xsl:for-each select="$ends/@xml:id">
          <xsl:value-of select="concat('#', ., ' ')"/>
        </xsl:for-each>
        <xsl:for-each select="$row[not($ends)][not($empty)]">
          <xsl:value-of select="concat(generate-id(), ' ')"/>
        </xsl:for-each>
        <xsl:if test="not($empty)">
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
        <xsl:call-template name="find-rows">
          <xsl:with-param name="fronts" select="$in-reach[count(. | $row) != count($row)]"/>
          <xsl:with-param name="left" select="$left - 1"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="find-rows">
          <xsl:with-param name="fronts" select="$fronts"/>
          <xsl:with-param name="tries" select="$tries[position() &gt; 1]"/>
          <xsl:with-param name="left" select="$left - 1"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Writes the rows that were found. What links join is in its line by identifiers, all else by
       names, of which a line has no more than there are columns. -->
  <xsl:template name="write-rows">
    <xsl:param name="lines"/>
    <xsl:variable name="line" select="substring-before($lines, '&#10;')"/>
    <xsl:choose>
      <xsl:when test="$line = ''"/>
      <xsl:when test="starts-with($line, '#')">
        <xsl:call-template name="row">
          <xsl:with-param name="row" select="id(translate($line, '#', ''))
            /ancestor-or-self::*[key('unit', generate-id())]"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="row">
          <xsl:with-param name="names" select="$line"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$line != ''">
      <xsl:call-template name="write-rows">
        <xsl:with-param name="lines" select="substring-after($lines, '&#10;')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="row">
    <xsl:param name="row" select="/.."/>
    <xsl:param name="names"/>
    <xsl:choose>
      <xsl:when test="$names != ''">
        <xsl:call-template name="row">
          <xsl:with-param name="row" select="$row | key('unit', substring-before($names, ' '))"/>
          <xsl:with-param name="names" select="substring-after($names, ' ')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="$row[parent::tei:div/@type = 'echo'][not(preceding-sibling::*)]">
          <xsl:call-template name="echo-notice">
            <xsl:with-param name="row" select="$row"/>
          </xsl:call-template>
        </xsl:if>
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
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The fronts that a unit without links stands level with, if there are any, as a list of
       names with its own. Paragraphs and figures are the links' business: without a link they have
       no counterpart. -->
  <xsl:template name="alike">
    <xsl:param name="unit"/>
    <xsl:param name="fronts"/>
    <xsl:if test="not($unit/self::tei:p or $unit/self::tei:figure
        or key('unmatched', $unit/@xml:id))">
      <xsl:for-each select="$fronts[local-name() = local-name($unit)]
          [generate-id() != generate-id($unit)][not(key('unmatched', @xml:id))]
          [not(key('joined', generate-id()))]">
        <xsl:variable name="parallel">
          <xsl:call-template name="parallel">
            <xsl:with-param name="one" select="$unit/.."/>
            <xsl:with-param name="other" select=".."/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:if test="$parallel = 'yes'">
          <xsl:value-of select="concat(' ', generate-id(), ' ', generate-id($unit), ' ')"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The front that gets a row of its own, by its name. First what nothing links; and of that,
       last what might still meet its like further on in another column. -->
  <xsl:template name="alone">
    <xsl:param name="fronts"/>
    <xsl:variable name="free" select="$fronts[not(key('joined', generate-id()))]"/>
    <xsl:variable name="waiting">
      <xsl:for-each select="$free[not(self::tei:p or self::tei:figure)]">
        <xsl:variable name="name" select="local-name()"/>
        <xsl:variable name="self" select="generate-id()"/>
        <xsl:for-each select="$fronts[generate-id() != $self]">
          <xsl:variable name="last"
            select="key('kind', concat(generate-id(..), ' ', $name))[last()]"/>
          <xsl:if test="$last and generate-id((. | $last)[last()]) != generate-id()">
            <xsl:value-of select="concat(' ', $self, ' ')"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="settled"
      select="$free[not(contains($waiting, concat(' ', generate-id(), ' ')))]"/>
    <xsl:variable name="choice" select="$settled[1] | $free[not($settled)][1]
      | $fronts[not($free)][self::tei:figure][1]
      | $fronts[not($free)][not($fronts[self::tei:figure])][1]"/>
    <xsl:value-of select="concat(' ', generate-id($choice), ' ')"/>
  </xsl:template>

  <!-- "yes" if two divisions belong together: whole texts do; inner ones by their links, or the
       links of what is in them; where there is none, by their place. -->
  <xsl:template name="parallel">
    <xsl:param name="one"/>
    <xsl:param name="other"/>
    <xsl:variable name="a" select="key('division-link', $one/@xml:id)"/>
    <xsl:variable name="b" select="key('division-link', $other/@xml:id)"/>
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
      <xsl:when test="$one/descendant-or-self::*[key('linked', key('link', @xml:id)/@target)
          [count(ancestor-or-self::* | $other) = count(ancestor-or-self::*)]]">yes</xsl:when>
      <xsl:when test="$one/descendant-or-self::*[key('link', @xml:id)]
          and $other/descendant-or-self::*[key('link', @xml:id)]">no</xsl:when>
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
