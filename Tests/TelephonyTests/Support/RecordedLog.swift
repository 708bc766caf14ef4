import Basics
import Foundation

@testable import Telephony

/// What a real exchange told and was asked during one trial, in the order in which it came.
struct RecordedLog {
    enum Entry {
        case event(AriEvent)
        case request(Request)
    }

    struct Request: Decodable {
        let method: String
        let path: String
        let query: [String: String]
        let status: Int

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            method = try fields.decode(String.self, forKey: .method)
            path = try fields.decode(String.self, forKey: .path)
            query = try fields.decode([String: Value].self, forKey: .query).mapValues(\.text)
            status = try fields.decode(Int.self, forKey: .status)
        }

        private enum CodingKeys: String, CodingKey {
            case method = "m"
            case path = "p"
            case query = "q"
            case status = "st"
        }
    }

    /// Numbers were written down as such.
    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            text = try (try? value.decode(String.self)) ?? "\(value.decode(Int.self))"
        }
    }

    let entries: [(seconds: Double, entry: Entry)]

    /// Beside the repository, where it is; the recordings are no part of it.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/asterisk/event-logs").standardized

    static let names: [String] = {
        // Where there is none, there are no names.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.sorted()
    }()

    init(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name + ".jsonl"), encoding: .utf8)
        var first: Double?
        entries = try text.split(separator: "\n").compactMap { line in
            let decoder = JSONDecoder()
            let head = try decoder.decode(Head.self, from: Data(line.utf8))
            first = first ?? head.t
            let seconds = head.t - (first ?? head.t)
            switch head.k {
            case "ev": return (seconds, .event(try decoder.decode(Line<AriEvent>.self, from: Data(line.utf8)).o))
            case "rest": return (seconds, .request(try decoder.decode(Line<Request>.self, from: Data(line.utf8)).o))
            default: return nil
            }
        }
    }

    private struct Head: Decodable {
        let k: String
        let t: Double
    }

    private struct Line<Content: Decodable>: Decodable {
        let o: Content
    }
}

extension AriEvent {
    /// The same of other channels.
    func renamed(_ name: (ChannelID) -> ChannelID) -> AriEvent {
        AriEvent(at: at, kind: kind.renamed(name))
    }
}

extension AriEvent.Kind {
    fileprivate func renamed(_ name: (ChannelID) -> ChannelID) -> Self {
        func other(_ channel: Channel) -> Channel { channel.renamed(name(channel.id)) }
        return switch self {
        case .entered(let channel, let arguments, let replaced):
            .entered(other(channel), arguments: arguments, replacing: replaced)
        case .left(let channel): .left(other(channel))
        case .state(let channel): .state(other(channel))
        case .hangupAsked(let channel, let cause): .hangupAsked(other(channel), cause)
        case .destroyed(let channel, let cause): .destroyed(other(channel), cause)
        case .dialling(let channel, let status): .dialling(other(channel), status)
        case .joined(let channel, let bridge): .joined(other(channel), bridge)
        case .parted(let channel, let bridge): .parted(other(channel), bridge)
        case .digit(let channel, let digit): .digit(other(channel), digit)
        case .held(let channel): .held(other(channel))
        case .unheld(let channel): .unheld(other(channel))
        case .measured(let channel, let quality): .measured(other(channel), quality)
        case .transferred(let channel, let number): .transferred(other(channel), to: number)
        case .transferAsked(let channel, let number, let state): .transferAsked(name(channel), to: number, state: state)
        case .played(let playback):
            .played(Playback(id: "c-" + playback.id.text.replacing("pb-", with: "p"), wasHeard: true))
        default: self
        }
    }
}

extension ExchangeID where Thing == Playback {
    fileprivate static func + (left: Self, right: String) -> Self { Self(left.text + right) }
}

extension Channel {
    fileprivate func renamed(_ id: ChannelID) -> Channel {
        Channel(
            id: id,
            name: name,
            state: state,
            arguments: arguments,
            caller: caller,
            dialled: dialled,
            isOurs: isOurs,
            created: created
        )
    }
}
