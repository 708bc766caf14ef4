import Desk
import People

/// How one matter goes, as a play: who says what, with gaps for what differs from time to time.
struct Story: Sendable {
    let product: Product
    let kind: Case.Kind
    /// The line that can solve it.
    let depth: Line
    let priority: Case.Priority
    fileprivate var lines: [Part: [String]] = [:]
    private var spoken: [Part: [String]] = [:]

    /// The parts of the play, by the words that lead them in the texts of `Stories`.
    enum Part: String, CaseIterable, Sendable {
        case subject = "тема"
        case opening = "клиент"
        case detail = "ещё"
        case question = "спрашиваем"
        case reply = "отвечает"
        case finding = "нашли"
        case summary = "передаём"
        case solution = "решение"
        case advice = "совет"
    }

    subscript(part: Part) -> [String] { lines[part] ?? [] }

    /// What can be said there by this channel: on the telephone nothing is attached.
    func words(_ part: Part, via channel: ContactChannel) -> [String] {
        channel.isSpoken ? spoken[part] ?? [] : self[part]
    }

    fileprivate mutating func tellSpoken() {
        spoken = lines.mapValues { all in
            let spoken = all.filter { !$0.speaksOfAttachment }
            return spoken.isEmpty ? all : spoken
        }
    }
}

extension String {
    var speaksOfAttachment: Bool {
        ["вложени", "прилож", "прилаг", "на бланке"].contains { contains($0) }
    }
}

extension Story {
    /// Reads the stories of a product: a head (`# kind depth priority`), then lines of `part: text`.
    /// A line that can't be read is left out; the tests see to it that there is none.
    static func read(_ text: String, of product: Product) -> [Story] {
        var stories: [Story] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                if let story = Story(head: line.dropFirst(2), of: product) { stories.append(story) }
            } else if let colon = line.firstIndex(of: ":"), let part = Part(rawValue: String(line[..<colon])),
                !stories.isEmpty
            {
                stories[stories.count - 1].lines[part, default: []].append(String(line[colon...].dropFirst(2)))
            }
        }
        return stories.map { story in
            var story = story
            story.tellSpoken()
            return story
        }
    }

    private init?(head: Substring, of product: Product) {
        let words = head.split(separator: " ").map(String.init)
        guard words.count == 3, let kind = Case.Kind(rawValue: words[0]), let depth = Self.depths[words[1]],
            let priority = Case.Priority(word: words[2])
        else { return nil }
        self.product = product
        self.kind = kind
        self.depth = depth
        self.priority = priority
    }

    private static let depths: [String: Line] = ["first": .first, "second": .second, "third": .third]
}

/// All stories that the demonstration company can live through.
enum Stories {
    static let all: [Product: [Story]] = Dictionary(
        uniqueKeysWithValues: Product.allCases.map { ($0, Story.read(text(of: $0), of: $0)) }
    )

    static func of(_ product: Product) -> [Story] { all[product] ?? [] }

    static func text(of product: Product) -> String {
        switch product {
        case .cloudPBX: cloudPBX
        case .officePBX: officePBX
        case .handsets: handsets
        case .internet: internet
        case .home: home
        case .wifi: wifi
        case .video: video
        case .cameras: cameras
        case .servers: servers
        case .desks: desks
        case .tills: tills
        case .mail: mail
        case .papers: papers
        }
    }
}
