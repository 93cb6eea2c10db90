<?xml version="1.0" encoding="UTF-8"?>
<!-- Rights, layer by layer; and, folded away, what the edition says about itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:template match="tei:teiHeader" mode="rights">
    <section class="rights" id="page-rights" aria-labelledby="page-rights-heading">
      <h2 id="page-rights-heading">Rights</h2>
      <dl>
        <xsl:for-each select="$publication/tei:availability">
          <xsl:variable name="pointer" select="concat(' #', @xml:id, ' ')"/>
          <xsl:variable name="layer"
            select="$columns[contains(concat(' ', normalize-space(@decls), ' '), $pointer)]"/>
          <div>
            <dt>
              <xsl:choose>
                <xsl:when test="$layer">
                  <xsl:for-each select="$layer">
                    <xsl:if test="position() != 1">, </xsl:if>
                    <xsl:call-template name="version-name"/>
                    <xsl:value-of select="concat(' ', @type)"/>
                  </xsl:for-each>
                </xsl:when>
                <xsl:when test="contains(concat(@xml:id, '|'), '-source|')">Original</xsl:when>
                <xsl:when test="contains(@xml:id, '-translation')">Translation</xsl:when>
                <xsl:when test="contains(concat(@xml:id, '|'), '-markup|') or
                    contains(concat(' ', /tei:TEI/tei:text/@decls, ' '), $pointer)"
                  >Markup</xsl:when>
                <xsl:otherwise>Edition</xsl:otherwise>
              </xsl:choose>
            </dt>
            <dd>
              <xsl:apply-templates select="*" mode="rights"/>
            </dd>
          </div>
        </xsl:for-each>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="*" mode="rights">
    <!-- The encoder names the layer once more ("Translation: …"); the list has said it. -->
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:variable name="label" select="substring-before($words, ': ')"/>
    <p>
      <xsl:call-template name="lang"/>
      <xsl:choose>
        <xsl:when test="$label = 'Source text' or $label = 'Translation' or $label = 'Markup'">
          <xsl:value-of select="substring-after($words, ': ')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$words"/>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>
  <xsl:template match="tei:licence" mode="rights">
    <xsl:variable name="address">
      <xsl:call-template name="address">
        <xsl:with-param name="of" select="@target"/>
      </xsl:call-template>
    </xsl:variable>
    <p>
      <xsl:call-template name="lang"/>
      <xsl:choose>
        <xsl:when test="$address != ''">
          <a rel="license" href="{$address}">
            <xsl:value-of select="normalize-space()"/>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="normalize-space()"/>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template match="tei:teiHeader" mode="about">
    <details class="about" id="page-about">
      <summary>
        <h2>About this edition</h2>
      </summary>
      <dl>
        <xsl:apply-templates select="tei:fileDesc/tei:notesStmt/tei:note" mode="about"/>
        <xsl:apply-templates select="tei:fileDesc/tei:editionStmt | $publication" mode="about"/>
        <xsl:apply-templates select="tei:fileDesc/tei:sourceDesc/tei:bibl[1]" mode="about"/>
        <xsl:apply-templates select="tei:encodingDesc/tei:projectDesc
          | tei:encodingDesc/tei:samplingDecl | tei:encodingDesc/tei:editorialDecl/*"
          mode="about"/>
        <xsl:apply-templates select="tei:profileDesc/tei:langUsage
          | tei:profileDesc/tei:textClass" mode="about"/>
        <xsl:apply-templates select="tei:fileDesc/tei:titleStmt/tei:respStmt
          [tei:name[@type = 'software']]" mode="about"/>
        <xsl:apply-templates select="tei:revisionDesc" mode="about"/>
      </dl>
    </details>
  </xsl:template>

  <!-- One entry: a name in plain words, and what the header says. -->
  <xsl:template match="*" mode="about">
    <div>
      <dt>
        <xsl:apply-templates select="." mode="name"/>
      </dt>
      <dd>
        <xsl:apply-templates select="." mode="value"/>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="tei:note" mode="name">
    <xsl:choose>
      <xsl:when test="@n">
        <xsl:value-of select="@n"/>
      </xsl:when>
      <xsl:otherwise>Note</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:editionStmt" mode="name">Edition</xsl:template>
  <xsl:template match="tei:publicationStmt" mode="name">Published</xsl:template>
  <xsl:template match="tei:bibl" mode="name">Transcription</xsl:template>
  <xsl:template match="tei:projectDesc" mode="name">Project</xsl:template>
  <xsl:template match="tei:samplingDecl" mode="name">Selection</xsl:template>
  <xsl:template match="tei:correction" mode="name">Corrections</xsl:template>
  <xsl:template match="tei:normalization" mode="name">Normalization</xsl:template>
  <xsl:template match="tei:quotation" mode="name">Quotation marks</xsl:template>
  <xsl:template match="tei:hyphenation" mode="name">Hyphenation</xsl:template>
  <xsl:template match="tei:segmentation" mode="name">Segmentation</xsl:template>
  <xsl:template match="tei:interpretation" mode="name">Interpretation</xsl:template>
  <xsl:template match="tei:stdVals" mode="name">Standard values</xsl:template>
  <xsl:template match="tei:langUsage" mode="name">Languages</xsl:template>
  <xsl:template match="tei:textClass" mode="name">Kind of text</xsl:template>
  <xsl:template match="tei:respStmt" mode="name">
    <xsl:value-of select="normalize-space(tei:resp[1])"/>
  </xsl:template>
  <xsl:template match="tei:revisionDesc" mode="name">History</xsl:template>
  <xsl:template match="*" mode="name">
    <xsl:call-template name="report"/>
    <xsl:value-of select="local-name()"/>
  </xsl:template>

  <xsl:template match="*" mode="value">
    <p>
      <xsl:call-template name="lang"/>
      <xsl:value-of select="normalize-space()"/>
    </p>
  </xsl:template>
  <xsl:template match="*[tei:p]" mode="value">
    <xsl:apply-templates select="tei:p" mode="value"/>
  </xsl:template>
  <xsl:template match="tei:publicationStmt" mode="value">
    <p>
      <xsl:for-each select="tei:publisher | tei:pubPlace | tei:date">
        <xsl:if test="position() != 1">, </xsl:if>
        <span>
          <xsl:call-template name="lang"/>
          <xsl:value-of select="normalize-space()"/>
        </span>
      </xsl:for-each>
    </p>
    <xsl:for-each select="tei:idno">
      <p>
        <xsl:if test="@type and @type != 'tei'">
          <xsl:value-of select="concat(@type, ' ')"/>
        </xsl:if>
        <code>
          <xsl:value-of select="normalize-space()"/>
        </code>
      </p>
    </xsl:for-each>
  </xsl:template>
  <!-- All the files together. -->
  <xsl:template match="tei:bibl" mode="value">
    <xsl:for-each select="../tei:bibl">
      <p>
        <xsl:call-template name="lang"/>
        <xsl:value-of select="normalize-space(tei:title)"/>
      </p>
      <xsl:for-each select="tei:idno">
        <p>
          <xsl:value-of select="concat(@type, ' ')"/>
          <code>
            <xsl:value-of select="normalize-space()"/>
          </code>
        </p>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="tei:langUsage" mode="value">
    <xsl:for-each select="tei:language">
      <p>
        <xsl:value-of select="normalize-space()"/>
        <xsl:if test="@usage">
          <xsl:value-of select="concat(', ', @usage, '%')"/>
        </xsl:if>
      </p>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="tei:textClass" mode="value">
    <p>
      <xsl:for-each select=".//tei:term | *[not(.//tei:term)]">
        <xsl:if test="position() != 1">, </xsl:if>
        <span>
          <xsl:call-template name="lang"/>
          <xsl:value-of select="normalize-space()"/>
        </span>
      </xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="tei:respStmt" mode="value">
    <p>
      <xsl:call-template name="names">
        <xsl:with-param name="of" select="*[not(self::tei:resp)]"/>
      </xsl:call-template>
    </p>
  </xsl:template>
  <xsl:template match="tei:revisionDesc" mode="value">
    <xsl:if test="@status">
      <p>
        <xsl:value-of select="concat('Status: ', @status, '.')"/>
      </p>
    </xsl:if>
    <xsl:for-each select=".//tei:change">
      <p>
        <xsl:call-template name="lang"/>
        <xsl:if test="@when">
          <xsl:value-of select="concat(@when, ': ')"/>
        </xsl:if>
        <xsl:value-of select="normalize-space()"/>
        <xsl:variable name="who" select="id(translate(@who, '#', ''))/tei:persName[1]"/>
        <xsl:if test="$who">
          <xsl:value-of select="concat(' (', normalize-space($who), ')')"/>
        </xsl:if>
      </p>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
