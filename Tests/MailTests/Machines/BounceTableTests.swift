import Mail
import Testing

/// What every letter of the pile's `bounces` is, as a person reads it.
@Suite struct `Real bounces are recognised as what they are` {
    private enum Kind: String {
        case person, autoReply, challenge, bounce, delay
    }

    private struct Truth {
        let kind: Kind
        let addresses: [String]
        let cause: FailureCause?
        let isHard: Bool

        init(_ kind: Kind, _ addresses: [String] = [], _ cause: FailureCause? = nil, hard: Bool = false) {
            self.kind = kind
            self.addresses = addresses
            self.cause = cause
            isHard = hard
        }

        static func hard(_ address: String, _ cause: FailureCause) -> Truth {
            Truth(.bounce, [address], cause, hard: true)
        }
        static func soft(_ address: String, _ cause: FailureCause) -> Truth { Truth(.bounce, [address], cause) }
    }

    private static let truth: [String: Truth] = [
        "aol-vacation": Truth(.autoReply),
        "aol.unknown": .hard("recipient@example.net", .noSuchAddress),
        "autoreply": Truth(.autoReply),
        "bluebottle": Truth(.challenge),
        "boxbe-cr2": Truth(.challenge),
        "comcast-via-sendmail.unknown": .hard("recipient@example.net", .noSuchAddress),
        "deactivated-mailbox": .hard("recipient@example.net", .disabled),
        "doesnotexist2": .hard("recipient@example.net", .noSuchAddress),
        "exchange.unknown": .hard("RECIPIENT@EXAMPLE.NET", .noSuchAddress),
        "gmail-via-sendmail.unknown": .hard("recipient@example.net", .noSuchAddress),
        "iis-multiple-bounce": Truth(.bounce, (1...4).map { "bounced\($0)@example.net" }, .noSuchAddress, hard: true),
        "long-smtp": .soft("recipient@example.net", .unreachable),
        "malformed-dns": .hard("f.b@a.b.c", .noSuchHost),
        "message-too-large-2": .soft("john.smith@example.net", .tooLarge),
        "message-too-large-4": .soft("john.smith@example2.co.za", .tooLarge),
        "message-too-large-6": .soft("john.smith@example.com", .tooLarge),
        "misidentified-recipient": .soft("john.b@b.c", .unreachable),
        "no-message-collected": Truth(.bounce),
        "nomailbox": .hard("recipient@example.net", .noSuchAddress),
        "not-a-relay": .soft("a@example.com", .refused),
        "polish-autoreply": Truth(.autoReply),
        "postfix-host-unknown": .hard("bounce@dest.example.com", .noSuchHost),
        "postfix-orig": .soft("original@dest.example.com", .refused),
        "postfix": .soft("bounce@dest.example.com", .refused),
        "quota-2": .soft("junkmail@b.c", .mailboxFull),
        "quota-5": .soft("f.b@a.b.c", .mailboxFull),
        "quota-7": .soft("john.smith@sample.com", .mailboxFull),
        "rcpt-dne": .hard("recipient@example.net", .noSuchAddress),
        "relaying-denied": .soft("a@example.com", .refused),
        // Spam, written by no mail system.
        "spam-bogus-email-in-report": Truth(.person),
        "spam-rejection-uribl": .soft("fred.bloggs@example2.co.uk", .refused),
        "spam-rejection10": .soft("john.smith@example.com", .refused),
        "spam-rejection12": .soft("recipient@example.net", .refused),
        "spam-rejection14": .soft("fred@example.net", .refused),
        "spam-rejection16": .soft("john.smith@sample.net", .refused),
        "spam-rejection18": .soft("j.bloggs@sample.net", .refused),
        "spam-rejection2": .soft("a@b.c", .refused),
        "spam-rejection21": .soft("john.smith@example.org.uk", .refused),
        "spam-rejection23": .soft("Fred.Bloggs@example.net", .refused),
        "spam-rejection25": .soft("john.smith.g@test.com", .refused),
        "spam-rejection27": .soft("john.smith@example.com", .refused),
        "spam-rejection29": .soft("john.smith@sample.co.uk", .refused),
        "spam-rejection30": .soft("john.smith@bar.ac.uk", .refused),
        "spam-rejection32": .soft("recipient@sample.com", .refused),
        "spam-rejection34": .soft("john.smith@example.com.au", .refused),
        "spam-rejection36": .soft("fred.blogs@sample3.com", .refused),
        "spam-rejection38": .soft("fred.bloggs@sample2.com", .refused),
        "spam-rejection4": .soft("a@b.c", .refused),
        "spam-rejection41": .soft("fred.bloggs@sample.co.uk", .refused),
        "spam-rejection43": .soft("yourface@example.gov", .refused),
        "spam-rejection6": .soft("recipient@example.net", .refused),
        "spam-rejection8": .soft("RICHARD.RING@APETITO.CO.UK", .refused),
        "spam-with-badly-parsed-email": Truth(.person),
        "spamassassin": .soft("exampleuser@exampleclient.com", .refused),
        "surfcontrol-extra-newline": .soft("recipient@example.net", .unreachable),
        "user-unknown-disabled": .hard("recipient@example.net", .disabled),
        "user-unknown-not-active": .hard("recipient@example.net", .noSuchAddress),
        "user-unknown-polish": .hard("recipient@example.net", .noSuchAddress),
        "warning-2": Truth(.bounce, ["a@example.co.uk", "c@example.co.uk"], .noSuchAddress, hard: true),
        "warning-4": .soft("a@b.c", .mailboxFull),
        "warning-6": Truth(.autoReply),
        "warning-8": Truth(.delay, ["fred.bloggs@alfred.b.c"], .mailboxFull),
        "whitelist": .soft("john.smith@example.com", .refused),
        "yahoo-via-sendmail.unknown": .hard("recipient@example.net", .disabled),
    ]

    private static let paths = Samples.paths.filter { $0.hasPrefix("bounces/") }

    @Test(.enabled(if: !paths.isEmpty, "the pile of letters is not here")) func `each of them`() throws {
        #expect(Self.paths.count == Self.truth.count)
        for path in Self.paths {
            let name = String(path.dropFirst("bounces/".count).dropLast(".msg".count))
            let truth = try #require(Self.truth[name], "\(path) is in no row of the table")
            let (kind, report) = Self.kind(Origin(of: try OpenLetter(.file(Samples.file(path)))))
            #expect(kind == truth.kind, "\(name)")
            #expect(report?.recipients.map(\.address) ?? [] == truth.addresses, "\(name)")
            for recipient in report?.recipients ?? [] {
                #expect(recipient.cause == truth.cause, "\(name): \(recipient.reason)")
                #expect(recipient.isHard == truth.isHard, "\(name)")
                #expect(recipient.status != nil, "\(name)")
            }
        }
    }

    /// Reports that stand among the letters of people.
    private static let reports: Set<String> = [
        "msg_16.txt", "msg_25.txt", "msg_43.txt", "multi_address_bounce1.eml", "multi_address_bounce2.eml",
        "multipart_report_multiple_status.eml", "report_530.eml",
    ]
    private static let delays: Set<String> = ["report_422.eml", "raw_email_with_mimepart_without_content_type.eml"]

    @Test(.enabled(if: !paths.isEmpty, "the pile of letters is not here"))
    func `no letter that a person wrote is called a bounce`() throws {
        var read = 0
        for path in Samples.paths where !path.hasPrefix("bounces/") {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            let origin = Origin(of: try OpenLetter(.file(Samples.file(path))))
            switch origin {
            case .bounce: #expect(Self.reports.contains(name), "\(path)")
            case .delay: #expect(Self.delays.contains(name), "\(path)")
            case .person, .mailingList, .notice:
                #expect(!Self.reports.contains(name) && !Self.delays.contains(name), "\(path)")
            default: Issue.record("\(path) is \(origin)")
            }
            read += 1
        }
        #expect(read > 140)
    }

    private static func kind(_ origin: Origin) -> (Kind?, DeliveryReport?) {
        switch origin {
        case .person: (.person, nil)
        case .autoReply: (.autoReply, nil)
        case .challenge: (.challenge, nil)
        case .bounce(let report): (.bounce, report)
        case .delay(let report): (.delay, report)
        default: (nil, nil)
        }
    }
}
