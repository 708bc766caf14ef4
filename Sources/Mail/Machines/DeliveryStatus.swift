import Foundation

/// Reads reports on delivery as RFC 3464 writes them, and as its careless readers do.
enum DeliveryStatus {
    private static let largest = 256 * 1024

    /// - Returns: nil when the letter has no part that could be read as one.
    static func report(in letter: OpenLetter) -> DeliveryReport? {
        let parts = letter.letter.attachments.filter {
            $0.type.type == "message" && $0.type.subtype.hasSuffix("delivery-status")
        }
        let recipients = parts.flatMap { part in
            ((try? letter.beginning(part.place, Self.largest)).map { String(decoding: $0, as: UTF8.self) }).map(
                Self.recipients
            ) ?? []
        }
        guard !recipients.isEmpty else { return nil }
        return DeliveryReport(
            recipients: recipients.map { explained($0, by: letter.letter.text) },
            messageID: ReturnedLetter.messageID(in: letter)
        )
    }

    /// Where the fields give no reason, the words beside them may.
    private static func explained(_ recipient: DeliveryReport.Recipient, by notice: String) -> DeliveryReport.Recipient
    {
        let isVague = recipient.status.map { $0.subject == 0 } ?? true
        guard recipient.cause == .unknown, isVague, notice.contains(recipient.address) else { return recipient }
        return DeliveryReport.Recipient(
            address: recipient.address,
            action: recipient.action,
            status: recipient.status,
            reason: OldBounce.reason(for: recipient.address, in: notice)
        )
    }

    private static func recipients(in text: String) -> [DeliveryReport.Recipient] {
        let groups = groups(in: text)
        // What is said of the whole letter holds for each recipient that says nothing else.
        let common = groups.first { $0["final-recipient"] == nil && $0["original-recipient"] == nil } ?? [:]
        return groups.compactMap { recipient($0.merging(common) { own, _ in own }) }
    }

    private static func recipient(_ fields: [String: String]) -> DeliveryReport.Recipient? {
        guard let name = fields["original-recipient"] ?? fields["final-recipient"] else { return nil }
        let word = (fields["action"] ?? "failed").lowercased().prefix { $0.isLetter }
        return DeliveryReport.Recipient(
            address: address(name),
            action: DeliveryReport.Action(rawValue: String(word)) ?? .failed,
            status: fields["status"].flatMap { StatusCode($0) } ?? fields["diagnostic-code"].flatMap { StatusCode($0) },
            reason: fields["diagnostic-code"].map(typed) ?? fields["status"].map { typed($0) } ?? ""
        )
    }

    /// `rfc822; <someone@example.net>` without its type and brackets.
    private static func address(_ value: String) -> String {
        typed(value).trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "<>")))
    }

    /// What stands behind the type of a value: `smtp; 550 no such user`.
    private static func typed(_ value: String) -> String {
        let parts = value.split(separator: ";", maxSplits: 1)
        let isTyped =
            parts.count == 2
            && !parts[0].contains { $0.isWhitespace || $0.isNumber && parts[0].first?.isNumber == true }
        return (isTyped ? String(parts[1]) : value).trimmingCharacters(in: .whitespaces)
    }

    /// The groups of fields between empty lines, names in lower case.
    private static func groups(in text: String) -> [[String: String]] {
        var groups: [[String: String]] = [[:]]
        var name = ""
        for line in TextDecoding.tidy(text).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                groups.append([:])
            } else if line.first?.isWhitespace == true, !name.isEmpty {
                groups[groups.count - 1][name]?.append(" " + line.trimmingCharacters(in: .whitespaces))
            } else if let colon = line.firstIndex(of: ":") {
                name = line[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
                groups[groups.count - 1][name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            }
        }
        return groups.filter { !$0.isEmpty }
    }
}
