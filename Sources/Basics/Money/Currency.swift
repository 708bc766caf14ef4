/// One of the currencies of ISO 4217.
package struct Currency: Sendable, Hashable, LosslessStringConvertible {
    /// Three capital letters.
    package let code: String

    /// - Returns: nil for what is no currency in use.
    package init?(_ code: String) {
        let code = code.uppercased()
        guard Self.known.contains(code) else { return nil }
        self.code = code
    }

    private init(known code: StaticString) { self.code = code.description }

    package static let rouble = Currency(known: "RUB")
    package static let dollar = Currency(known: "USD")
    package static let euro = Currency(known: "EUR")

    package var description: String { code }

    /// How many places its amounts have behind the point.
    package var places: Int {
        if Self.withoutFraction.contains(code) { return 0 }
        return Self.withThreePlaces.contains(code) ? 3 : 2
    }

    /// Minor units in one major one.
    package var scale: Int64 { (0..<places).reduce(1) { scale, _ in scale * 10 } }

    private static func words(_ text: StaticString) -> Set<String> {
        Set(text.description.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// ISO 4217, list one, without funds, metals and test codes.
    private static let known = words(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
        COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
        IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
        MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
        SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD
        XOF XPF YER ZAR ZMW ZWG
        """
    )
    private static let withoutFraction = words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF")
    private static let withThreePlaces = words("BHD IQD JOD KWD LYD OMR TND")
}
