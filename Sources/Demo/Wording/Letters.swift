import Basics
import Clients
import Desk

/// How words become a message of the channel that carries them.
struct Letters: Sendable {
    let client: Prospect
    let spokesman: Prospect.Spokesman
    let gaps: Gaps

    /// What the client writes, or what we write down of what the client says.
    func fromClient(
        _ said: String,
        via channel: ContactChannel,
        isFirst: Bool = false,
        _ chance: inout Chance
    ) -> String {
        switch channel {
        case .phone: noted(said, as: chance.pick(Phrases.calls))
        case .meeting: "На встрече, \(spokesman.who): \(said)"
        case .email, .letter, .fax: signed(said, isFirst, &chance)
        case .web, .portal: chance.happens(0.4) ? "\(chance.pick(Phrases.clientGreetings)) \(said)" : said
        case .chat, .message: said
        }
    }

    /// What one of us answers.
    func fromUs(
        _ said: String,
        via channel: ContactChannel,
        by author: Employee,
        asking: Bool = false,
        _ chance: inout Chance
    ) -> String {
        switch channel {
        case .phone, .meeting: return noted(said, as: chance.pick(asking ? Phrases.callsAsking : Phrases.callsBack))
        case .message: return "\(said) \(Self.company)"
        case .chat: return "\(gaps.fill(chance.pick(Phrases.ourGreetings))) \(said)"
        case .email, .web, .portal, .letter, .fax:
            let parting = asking ? "" : "\n\n\(chance.pick(Phrases.ourPartings))"
            return """
                \(gaps.fill(chance.pick(Phrases.ourGreetings)))

                \(said)\(parting)

                \(chance.pick(Phrases.signatures))
                \(author.name.short),
                \(author.position), «\(Self.company)»
                """
        }
    }

    func noted(_ said: String, as frame: String) -> String {
        var gaps = gaps
        gaps.set("said", said)
        return gaps.fill(frame)
    }

    private func signed(_ said: String, _ isFirst: Bool, _ chance: inout Chance) -> String {
        let greeting = chance.pick(Phrases.clientGreetings)
        let parting = chance.pick(isFirst ? Phrases.clientPartings : Phrases.signatures)
        let from = client.kind == .person ? "" : "\n\(spokesman.position), \(client.name)"
        return "\(greeting)\n\n\(said)\n\n\(parting)\n\(spokesman.name.short)\(from)"
    }

    static let company = "Северный берег"
}
