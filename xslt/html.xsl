<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document as one HTML article: a fragment without namespace, for the page shell to hold.

  XSLT 1.0 as libxslt has it, in the part that XSLT 3.0 has kept. It needs no extension; where
  there is exsl:node-set, long documents are faster for it. One module for each family of elements;
  the first lines of a module say what it is answerable for.

  The document has to be parsed with its identifiers known (lxml's and libxml2's default): the
  links of standOff are followed with id().
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Where the TEI file is, seen from the page. Empty: no link. -->
  <xsl:param name="tei-href"/>
  <!-- Where the list of documents is. Empty: no link. -->
  <xsl:param name="index-href"/>

  <xsl:include href="html/shared.xsl"/>
  <xsl:include href="html/article.xsl"/>
  <xsl:include href="html/header.xsl"/>
  <xsl:include href="html/citation.xsl"/>
  <xsl:include href="html/about.xsl"/>
  <xsl:include href="html/alignment.xsl"/>
  <xsl:include href="html/numbers.xsl"/>
  <xsl:include href="html/divisions.xsl"/>
  <xsl:include href="html/blocks.xsl"/>
  <xsl:include href="html/verse.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/figures.xsl"/>
  <xsl:include href="html/inline.xsl"/>
  <xsl:include href="html/names.xsl"/>
  <xsl:include href="html/unhandled.xsl"/>
</xsl:stylesheet>
