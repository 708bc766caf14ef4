/// What a server said that it can do when it was greeted (EHLO).
struct SMTPExtensions: Equatable {
    private let parameters: [String: String]

    /// - Parameter greeting: all lines that the server said until it let us in. Only the last EHLO counts: what was said in the
    ///   open, before TLS, may have been anybody's word (RFC 3207, 4.2).
    init(greeting: [String]) {
        var parameters: [String: String] = [:]
        var isInside = false
        for line in greeting {
            let isPart = line.hasPrefix("250")
            defer { isInside = isPart }
            guard isPart else { continue }
            guard isInside else {
                // The first line is the server's name.
                parameters = [:]
                continue
            }
            let words = line.dropFirst(4).split(separator: " ", maxSplits: 1)
            guard let name = words.first else { continue }
            parameters[name.uppercased()] = words.count > 1 ? String(words[1]) : ""
        }
        self.parameters = parameters
    }

    func has(_ name: String) -> Bool { parameters[name] != nil }

    /// The largest letter that the server takes, in bytes; nil when it does not tell (RFC 1870: 0 is no limit).
    var largest: Int64? {
        parameters["SIZE"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
