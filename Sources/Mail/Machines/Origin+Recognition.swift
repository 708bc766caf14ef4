import Basics

extension Origin {
    /// Recognises who sent a letter by what its head, its parts and its words say.
    /// - Parameter ours: the addresses of our own mailboxes.
    package init(of letter: OpenLetter, ours: Set<EmailAddress> = []) {
        let signs = MachineSigns(letter.letter.head)
        if signs.goesInCircles || letter.letter.head.from.contains(where: { $0.email.map(ours.contains) == true }) {
            self = .loop
        } else if let report = Origin(reportIn: letter, signs) {
            self = report
        } else if ChallengeWords.challenge(letter.letter) {
            self = .challenge
        } else if let report = OldBounce.report(in: letter, signs) {
            self = .bounce(report)
        } else if signs.isAutoReply {
            self = .autoReply
        } else if let list = signs.mailingList {
            self = .mailingList(list)
        } else if signs.isAutomatic {
            self = .notice
        } else {
            self = .person
        }
    }

    /// From a letter that is a report by its type (RFC 6522).
    private init?(reportIn letter: OpenLetter, _ signs: MachineSigns) {
        let kinds = Set(letter.letter.attachments.map(\.type.text))
        if !kinds.isDisjoint(with: ["message/delivery-status", "message/global-delivery-status"]),
            let report = DeliveryStatus.report(in: letter)
        {
            self = Origin(report, in: letter.letter)
        } else if kinds.contains("message/disposition-notification") {
            self = .receipt
        } else if kinds.contains("message/feedback-report") {
            self = .report(.abuse)
        } else if signs.reportType == "tlsrpt" || kinds.contains("application/tlsrpt+gzip") {
            self = .report(.tls)
        } else if signs.isDMARC {
            self = .report(.dmarc)
        } else {
            return nil
        }
    }

    private init(_ report: DeliveryReport, in letter: Letter) {
        let actions = Set(report.recipients.map(\.action))
        if ChallengeWords.challenge(letter) {
            self = .challenge
        } else if actions.contains(.failed) || actions.isEmpty {
            self = .bounce(report)
        } else if actions.contains(.delayed) {
            self = .delay(report)
        } else {
            self = .delivered(report)
        }
    }
}
