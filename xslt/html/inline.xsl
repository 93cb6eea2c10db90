<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text within a line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:template match="tei:s">
    <span>
      <xsl:call-template name="segment">
        <xsl:with-param name="class">s</xsl:with-param>
        <xsl:with-param name="what">Sentence</xsl:with-param>
      </xsl:call-template>
    </span>
  </xsl:template>
  <!-- The inside of a sentence, or of a line that counts as one. -->
  <xsl:template name="segment">
    <xsl:param name="class"/>
    <xsl:param name="what"/>
    <xsl:attribute name="class">
      <xsl:value-of select="$class"/>
      <xsl:if test="@xml:id">
        <xsl:call-template name="kin"/>
      </xsl:if>
      <!-- A link right behind the number: the two must not lie on each other. -->
      <xsl:if test="node()[1][self::tei:persName or self::tei:placeName or self::tei:orgName
          or self::tei:name]"> led</xsl:if>
    </xsl:attribute>
    <xsl:call-template name="attributes"/>
    <xsl:call-template name="number">
      <xsl:with-param name="what" select="$what"/>
    </xsl:call-template>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:seg | tei:num | tei:term | tei:gloss | tei:label | tei:choice | tei:sic | tei:corr | tei:orig
      | tei:reg | tei:abbr | tei:expan | tei:unclear | tei:supplied | tei:add | tei:del
      | tei:foreign | tei:q | tei:said | tei:speaker | tei:stage">
    <xsl:call-template name="span"/>
  </xsl:template>

  <!-- A character that has no code: what stands in the text for it; else what the header says
       can stand for it; else, in a mark of the style sheet, its code. -->
  <xsl:template match="tei:g">
    <xsl:variable name="char" select="id(substring-after(@ref, '#'))"/>
    <xsl:variable name="mapping" select="$char/tei:mapping[@type != 'codepoint'][1]"/>
    <span class="g">
      <xsl:if test="not(node()) and not($mapping)">
        <xsl:attribute name="data-n">
          <xsl:value-of select="normalize-space($char/tei:mapping[1])"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
      <xsl:if test="not(node())">
        <xsl:value-of select="normalize-space($mapping)"/>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- Names lead to the entry below the text that they mean, or to the page on the web. -->
  <xsl:template match="tei:name | tei:persName | tei:placeName | tei:orgName | tei:ref">
    <xsl:variable name="entry"
      select="key('entries', id(translate(@ref, '#', ''))/@xml:id)[key('mentions', @xml:id)]"/>
    <xsl:variable name="target">
      <xsl:choose>
        <xsl:when test="@target">
          <xsl:value-of select="@target"/>
        </xsl:when>
        <xsl:when test="$entry">
          <xsl:value-of select="concat('#', $entry[1]/@xml:id)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="@ref"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="address">
      <xsl:call-template name="address">
        <xsl:with-param name="of"
          select="substring-before(concat(normalize-space($target), ' '), ' ')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="here" select="id(substring-after($address, '#'))"/>
    <xsl:choose>
      <xsl:when test="ancestor::tei:ref or ancestor::tei:name or ancestor::tei:persName
          or ancestor::tei:orgName or ancestor::tei:placeName or $address = ''
          or (starts-with($address, '#') and not($here[ancestor::tei:text] or $entry))">
        <xsl:call-template name="span"/>
      </xsl:when>
      <xsl:otherwise>
        <a class="{local-name()}" href="{$address}">
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:ptr">
    <xsl:variable name="address">
      <xsl:call-template name="address">
        <xsl:with-param name="of" select="@target"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$address != '' and not(starts-with($address, '#'))">
      <a class="ptr" href="{$address}">
        <xsl:value-of select="$address"/>
      </a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:date">
    <xsl:variable name="shape" select="translate(@when, '0123456789', 'dddddddddd')"/>
    <xsl:choose>
      <xsl:when test="$shape = 'dddd-dd-dd' or $shape = 'dddd-dd' or $shape = 'dddd'">
        <time class="date" datetime="{@when}">
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </time>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="span"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A number as a machine reads it: HTML has an element for that, which looks like none. -->
  <xsl:template match="tei:num[@value]">
    <data class="num" value="{@value}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </data>
  </xsl:template>

  <xsl:template match="tei:emph">
    <em>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </em>
  </xsl:template>
  <xsl:template match="tei:title">
    <cite>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </cite>
  </xsl:template>
  <xsl:template match="tei:hi">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="contains(@rend, 'bold')">b</xsl:when>
        <xsl:when test="contains(@rend, 'sup')">sup</xsl:when>
        <xsl:when test="contains(@rend, 'sub')">sub</xsl:when>
        <xsl:when test="contains(@rend, 'underline')">u</xsl:when>
        <xsl:when test="contains(@rend, 'ital')">i</xsl:when>
        <xsl:otherwise>em</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:lb">
    <br/>
  </xsl:template>
  <!-- Marks of place, and of what is missing: nothing to read, so the style sheet shows them. -->
  <xsl:template match="tei:pb | tei:cb | tei:milestone | tei:gap | tei:space">
    <span class="{local-name()}">
      <xsl:if test="@n">
        <xsl:attribute name="data-n">
          <xsl:value-of select="@n"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
