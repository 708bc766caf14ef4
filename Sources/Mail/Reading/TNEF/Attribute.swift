/// One attribute of an Outlook container ([MS-OXTNEF] 2.1.3).
struct Attribute {
    let id: UInt16
    let data: ArraySlice<UInt8>

    static let body: UInt16 = 0x800C
    static let content: UInt16 = 0x800F
    static let title: UInt16 = 0x8010
    /// The first one of each attachment.
    static let rendering: UInt16 = 0x9002
    static let properties: UInt16 = 0x9003
    static let attachment: UInt16 = 0x9005
    static let codepage: UInt16 = 0x9007

    /// Checksums are not compared: a letter with a wrong one is still a letter.
    init(_ reader: inout ByteReader) throws(ByteReader.PastTheEnd) {
        _ = try reader.take(1)
        id = UInt16(truncatingIfNeeded: try reader.number(UInt32.self))
        data = try reader.take(Int(try reader.number(UInt32.self)))
        _ = try? reader.take(2)
    }
}
