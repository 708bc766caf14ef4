import Deadlines
import HighrockApp
import People
import Takeover

/// What `highrock replay --json` answers; times are hours.
struct ReplayAnswer: Encodable {
    let rows: Int
    let events: Int
    let cases: Int
    let rejected: Int
    let rejectsFile: String?
    let resumedAt: Int?
    let idle: Int
    let refused: [Refused]
    let astray: [AstrayCase]
    let lines: [LineAnswer]

    struct Refused: Encodable {
        let row: Int
        let `case`: String
        let reason: String
    }

    private enum CodingKeys: String, CodingKey {
        case rows
        case events
        case cases
        case rejected
        case rejectsFile = "rejects_file"
        case resumedAt = "resumed_at"
        case idle
        case refused
        case astray
        case lines
    }

    init(_ report: ReplayReport, words: CommandWords) {
        rows = report.rows
        events = report.events
        cases = report.cases
        rejected = report.rejected
        rejectsFile = report.rejectsFile
        resumedAt = report.resumedAt
        idle = report.idle
        refused = report.refused.map { Refused(row: $0.row, case: $0.case, reason: words.sentence(for: $0.refusal)) }
        astray = report.astray
        lines = LineAnswer.all(report)
    }
}

/// The figures of one line, or of all when it names none.
struct LineAnswer: Encodable {
    let line: Int?
    let cases: Int
    let open: Int
    let handOvers: Double
    let pingPongCases: Int
    let pingPongs: Int
    let pauses: [Pause]
    let worked: Quantiles
    let passed: Quantiles

    struct Pause: Encodable {
        let reason: PauseReason
        let worked: Double
        let passed: Double
    }

    struct Quantiles: Encodable {
        let p50: Double?
        let p90: Double?
        let p95: Double?
        let p99: Double?

        init(_ spans: [Duration]) {
            p50 = spans.quantile(50)?.hours
            p90 = spans.quantile(90)?.hours
            p95 = spans.quantile(95)?.hours
            p99 = spans.quantile(99)?.hours
        }
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case cases
        case open
        case handOvers = "hand_overs_per_case"
        case pingPongCases = "ping_pong_cases"
        case pingPongs = "ping_pongs"
        case pauses
        case worked = "solution_working_hours"
        case passed = "solution_hours"
    }

    static func all(_ report: ReplayReport) -> [LineAnswer] {
        Line.allCases.compactMap { line in report.lines[line].map { LineAnswer(line, $0) } }
            + [LineAnswer(nil, report.whole)]
    }

    private init(_ line: Line?, _ figures: LineFigures) {
        self.line = line?.rawValue
        cases = figures.cases
        open = figures.open
        handOvers = figures.cases == 0 ? 0 : (Double(figures.handOvers) / Double(figures.cases)).hundredths
        pingPongCases = figures.pingPongCases
        pingPongs = figures.pingPongs
        pauses = PauseReason.allCases.compactMap { reason in
            figures.pauses[reason].map { Pause(reason: reason, worked: $0.worked.hours, passed: $0.passed.hours) }
        }
        worked = Quantiles(figures.solutions.worked)
        passed = Quantiles(figures.solutions.passed)
    }
}

extension Duration {
    fileprivate var hours: Double {
        (Double(components.seconds) / 3600).hundredths
    }
}

extension Double {
    fileprivate var hundredths: Double { (self * 100).rounded() / 100 }
}
