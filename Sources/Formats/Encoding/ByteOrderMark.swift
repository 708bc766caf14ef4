/// The bytes with which some programs begin a file to say how it is encoded.
package struct ByteOrderMark: Equatable {
    package let encoding: TextEncoding
    package let length: Int

    package init?(of bytes: some Collection<UInt8>) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self.init(.utf8, 3)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self.init(.utf16LittleEndian, 2)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self.init(.utf16BigEndian, 2)
        } else {
            return nil
        }
    }

    private init(_ encoding: TextEncoding, _ length: Int) {
        self.encoding = encoding
        self.length = length
    }
}
