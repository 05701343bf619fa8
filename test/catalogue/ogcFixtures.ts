/** Capabilities with made-up content, built after OGC 01-068r3 (annex A) and OGC 07-057r7 (7.1). */

export const wms111 = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE WMT_MS_Capabilities SYSTEM "http://schemas.opengis.net/wms/1.1.1/capabilities_1_1_1.dtd">
<WMT_MS_Capabilities version="1.1.1" xmlns:xlink="http://www.w3.org/1999/xlink">
  <Service>
    <Name>OGC:WMS</Name>
    <Title>Old maps</Title>
    <OnlineResource xlink:href="https://maps.example/"/>
    <Fees>none</Fees>
    <AccessConstraints>Ask before use</AccessConstraints>
  </Service>
  <Capability>
    <Request>
      <GetMap>
        <Format>image/jpeg</Format><Format>image/png</Format>
        <DCPType><HTTP><Get><OnlineResource xlink:href="http://localhost/ows?map=a"/></Get></HTTP></DCPType>
      </GetMap>
      <GetFeatureInfo>
        <Format>text/html</Format>
        <DCPType><HTTP><Get><OnlineResource xlink:href="http://localhost/ows?map=a"/></Get></HTTP></DCPType>
      </GetFeatureInfo>
    </Request>
    <Layer>
      <Title>Climate</Title>
      <SRS>EPSG:4326 EPSG:25832</SRS>
      <LatLonBoundingBox minx="9" miny="45" maxx="10" maxy="46"/>
      <Style><Name>grey</Name><Title>Grey</Title></Style>
      <Layer>
        <Title>Summer</Title>
        <Dimension name="time" units="ISO8601"/>
        <Extent name="time" default="2023-07-01">2022-07-01,2023-07-01</Extent>
        <Layer queryable="1">
          <Name>heat</Name>
          <Title>Heat</Title>
          <SRS>EPSG:31467</SRS>
          <Style>
            <Name>own</Name><Title>Own</Title>
            <LegendURL width="1" height="1"><Format>image/png</Format><OnlineResource xlink:href="https://maps.example/own.png"/></LegendURL>
          </Style>
        </Layer>
      </Layer>
    </Layer>
  </Capability>
</WMT_MS_Capabilities>`;

const matrix = (id: string, scale: number, width: number): string => `
      <TileMatrix>
        <ows:Identifier>${id}</ows:Identifier>
        <ScaleDenominator>${scale}</ScaleDenominator>
        <TopLeftCorner>400000 5800000</TopLeftCorner>
        <TileWidth>256</TileWidth><TileHeight>256</TileHeight>
        <MatrixWidth>${width}</MatrixWidth><MatrixHeight>${width}</MatrixHeight>
      </TileMatrix>`;

export const wmtsRest = `<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
  <ows:ServiceIdentification>
    <ows:Title>Aerial pictures</ows:Title>
    <ows:ServiceType>OGC WMTS</ows:ServiceType>
    <ows:ServiceTypeVersion>1.0.0</ows:ServiceTypeVersion>
  </ows:ServiceIdentification>
  <Contents>
    <Layer>
      <ows:Title>Orthophoto</ows:Title>
      <ows:WGS84BoundingBox><ows:LowerCorner>9 45</ows:LowerCorner><ows:UpperCorner>10 46</ows:UpperCorner></ows:WGS84BoundingBox>
      <ows:Identifier>ortho</ows:Identifier>
      <Style><ows:Identifier>other</ows:Identifier></Style>
      <Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style>
      <Format>image/jpeg</Format>
      <Dimension><ows:Identifier>Time</ows:Identifier><Default>2023</Default><Value>2020</Value><Value>2023</Value></Dimension>
      <Dimension><ows:Identifier>Elevation</ows:Identifier><Default>0</Default><Value>0</Value><Value>100</Value></Dimension>
      <TileMatrixSetLink>
        <TileMatrixSet>utm32</TileMatrixSet>
        <TileMatrixSetLimits>
          <TileMatrixLimits>
            <TileMatrix>01</TileMatrix>
            <MinTileRow>2</MinTileRow><MaxTileRow>5</MaxTileRow><MinTileCol>1</MinTileCol><MaxTileCol>6</MaxTileCol>
          </TileMatrixLimits>
        </TileMatrixSetLimits>
      </TileMatrixSetLink>
      <ResourceURL format="image/jpeg" resourceType="tile" template="https://tiles.example/{Style}/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg"/>
    </Layer>
    <TileMatrixSet>
      <ows:Identifier>utm32</ows:Identifier>
      <ows:SupportedCRS>urn:ogc:def:crs:EPSG::25832</ows:SupportedCRS>${matrix('00', 1_000_000, 4)}${matrix('01', 500_000, 8)}
    </TileMatrixSet>
  </Contents>
</Capabilities>`;
