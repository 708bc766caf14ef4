import Columnar
import Foundation
import Testing

/// So many cubes are made; more with `COLUMNAR_CUBES`.
private let cubes = UInt64(ProcessInfo.processInfo.environment["COLUMNAR_CUBES"] ?? "") ?? 150

@Suite struct `Answers of cubes and questions of chance` {
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `are those that come out by hand`(part: UInt64) throws {
        for seed in part * cubes / 10..<(part + 1) * cubes / 10 {
            var dice = Dice(seed)
            let random = try RandomCube(&dice)
            let folder = Folder()
            let cube = try random.build(in: folder, &dice)
            #expect(cube.count == random.facts.count && cube.damage.isEmpty)
            let naive = try NaiveCube(random.schema, random.facts)
            for number in 0..<(random.facts.count > 1000 ? 6 : 20) {
                let query = RandomQuery.make(random, &dice)
                let answer = try cube.answer(query)
                let comparison = Comparison(naive, query, answer)
                let differences = comparison.differences()
                #expect(differences.isEmpty, "seed \(seed), question \(number): \(query)")
                try check(cube, query, answer, comparison, naive, &dice)
            }
        }
    }

    private func check(
        _ cube: Cube,
        _ query: Query,
        _ answer: Answer,
        _ comparison: Comparison,
        _ naive: NaiveCube,
        _ dice: inout Dice
    ) throws {
        guard !answer.lines.isEmpty, !answer.columns.isEmpty else { return }
        let (line, column) = (dice.pick(Array(answer.lines)), dice.pick(Array(answer.columns)))
        let page = try cube.facts(behind: line, column, of: query, page: 0..<1_000_000)
        let facts = comparison.facts(.init(line: line.labels, column: column.labels))
        #expect(page.count == facts.count && page.facts.map(\.instant) == facts.map { naive.facts[$0].instant })
        var paged = query
        let start = dice.below(answer.lines.count)
        let pageLength = 1 + dice.below(5)
        paged.page = start..<start + pageLength
        let part = try cube.answer(paged)
        #expect(part.lineCount == answer.lineCount)
        #expect(Array(part.lines) == Array(answer.lines[start..<min(start + pageLength, answer.lines.count)]))
    }
}
