import Basics

extension SoundQuality {
    /// The variable in which Asterisk sums up a channel's sound just before its end.
    static let variable = "RTPAUDIOQOS"

    /// Reads `ssrc=1;themssrc=2;lp=0;rxjitter=0.0;rxcount=450;txjitter=0.0;txcount=451;rlp=0;rtt=0.0;…`.
    ///
    /// Asterisk calls the jitter of what it receives `txjitter`, and `rxjitter` what the other side says of it. What is lost it counts
    /// whenever it sends a report, every five seconds.
    init?(summary: String) {
        var fields: [Substring: Double] = [:]
        for part in summary.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, let value = Double(pair[1]), value.isFinite { fields[pair[0]] = value }
        }
        guard let came = fields["rxcount"].flatMap(Self.count), let sent = fields["txcount"].flatMap(Self.count) else {
            return nil
        }
        func stream(_ packets: Int, _ lost: Substring, _ jitter: Substring) -> Stream {
            Stream(
                packets: packets,
                lost: fields[lost].flatMap(Self.count) ?? 0,
                jitter: fields[jitter].flatMap(Self.span) ?? .zero
            )
        }
        let told = stream(sent, "rlp", "rxjitter")
        let roundTrip = fields["rtt"].flatMap(Self.span).flatMap { $0 > .zero ? $0 : nil }
        let wasTold = roundTrip != nil || told.lost > 0 || told.jitter > .zero
        self.init(heard: stream(came, "lp", "txjitter"), told: wasTold ? told : nil, roundTrip: roundTrip)
    }

    /// A difference that the exchange counts below nothing is written as a number near 2³².
    private static func count(_ value: Double) -> Int? {
        (0..<Double(1 << 31)).contains(value) ? Int(value) : nil
    }

    /// Of seconds; a minute is more than any packet is late.
    private static func span(_ seconds: Double) -> Duration? {
        (0...60).contains(seconds) ? .microseconds(Int64(seconds * 1_000_000)) : nil
    }
}
