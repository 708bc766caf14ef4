import Basics
import Channels
import Desk
import Files
import Pages
import People
import Store

/// A conversation as the script in the frame gets it.
struct Conversation: Encodable, Sendable {
    let state: String
    let messages: [Message]

    struct Message: Encodable, Sendable {
        let id: String
        let isOwn: Bool
        let who: String
        let when: String
        let text: String
        let files: [File]
    }

    struct File: Encodable, Sendable {
        let name: String
        let size: String
        let address: String
    }

    init(_ id: Case.ID, link: String, _ w: Wording, in snapshot: Snapshot) throws {
        let said = try snapshot.chat(id)
        let files = try snapshot.files(of: said.map(\.id))
        let names = try snapshot.peopleNames(said.compactMap(\.author))
        let company = try snapshot.company().name
        state = try snapshot.findCase(id, visibleTo: .program)?.status.word.rawValue ?? ""
        messages = said.map { message in
            let isOwn = message.direction == .in
            let name = message.author.flatMap { names[$0]?.given }
            return Message(
                id: message.id.description,
                isOwn: isOwn,
                who: isOwn ? w("portal.you") : name ?? (company.isEmpty ? w("portal.us") : company),
                when: w.when(message.at),
                text: message.text,
                files: (files[message.id] ?? []).map { file in
                    File(
                        name: file.name,
                        size: w.size(bytes: Int(file.size)),
                        address: "/chat/\(link)/messages/\(message.id)/files/\(file.id)"
                    )
                }
            )
        }
    }
}
