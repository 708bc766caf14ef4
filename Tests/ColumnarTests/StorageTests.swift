import Columnar
import Foundation
import Testing

@Suite struct `A cube's files` {
    private let folder = Folder()

    private static func schema() throws -> Schema {
        try Schema(
            clock: FactClock(tick: .second, zone: "Europe/Moscow"),
            dimensions: [DimensionColumn("client"), DimensionColumn("word")],
            measures: [MeasureColumn("length"), MeasureColumn("price", .decimal)]
        )
    }

    private static func batch(_ numbers: Range<Int>) -> FactBatch {
        FactBatch(
            instants: numbers.map { 1_700_000_000 + Int64($0) * 7 % 10_000 },
            labels: [
                .numbers(numbers.map { Int64($0 * 31 % 1_000) }),
                .labels(numbers.map { $0 % 5 == 0 ? .none : .text("word \($0 % 17)") }),
            ],
            values: [
                .integers(numbers.map { Int64($0 % 400) }),
                .optionalDecimals(numbers.map { $0 % 3 == 0 ? nil : Double($0) / 4 }),
            ]
        )
    }

    private static let query = Query(
        rows: [.dimension("word"), .time(.hour)],
        measures: [
            NamedMeasure("n", .count()), NamedMeasure("s", .sum("length")), NamedMeasure("p", .sum("price")),
            NamedMeasure("c", .distinct("client")),
        ]
    )

    private static func figures(_ cube: Cube) throws -> [[Figure]] {
        let answer = try cube.answer(query)
        return answer.lines.indices.map { line in (0..<4).map { answer.figure(line: line, measure: $0) } }
    }

    private func open() throws -> Cube { try Cube(folder.path, Self.schema()) }

    @Test func `give the same answers when they are opened again, from log and segments`() throws {
        let cube = try open()
        try cube.append(Self.batch(0..<500), reaching: 500)
        try cube.seal()
        try cube.append(Self.batch(500..<900), reaching: 900)
        let again = try open()
        #expect(again.count == 900 && again.position == 900 && again.damage.isEmpty && again.tornBytes == 0)
        #expect(try Self.figures(again) == Self.figures(cube))
        try again.compact()
        #expect(try Self.figures(again) == Self.figures(cube))
        #expect(try Self.figures(open()) == Self.figures(cube))
    }

    @Test func `lose at the most the facts whose writing a crash cut short, and tell how far they got`() throws {
        let cube = try open()
        for start in stride(from: 0, to: 400, by: 100) {
            try cube.append(Self.batch(start..<start + 100), reaching: Int64(start + 100))
        }
        let log = try #require(folder.files.first { $0.hasPrefix("log-") })
        let whole = try folder.bytes(log)
        var dice = Dice(1)
        for _ in 0..<60 {
            let length = dice.below(whole.count)
            try folder.write(whole.prefix(length), log)
            let opened = try open()
            #expect(opened.count == Int(opened.position) && opened.count % 100 == 0 && opened.damage.isEmpty)
            #expect(opened.count <= 400 && (opened.tornBytes > 0) == (opened.count * whole.count / 400 != length))
            try opened.append(Self.batch(opened.count..<opened.count + 100), reaching: opened.position + 100)
            #expect(try open().count == opened.count)
        }
    }

    @Test func `are never silently wrong: any byte of a segment that changed is found`() throws {
        let cube = try open()
        try cube.append(Self.batch(0..<3_000), reaching: 3_000)
        try cube.seal()
        try cube.append(Self.batch(3_000..<3_100), reaching: 3_100)
        let right = try Self.figures(cube)
        let segment = try #require(folder.files.first { $0.hasPrefix("segment-") })
        let whole = try folder.bytes(segment)
        var dice = Dice(2)
        var found = 0
        for _ in 0..<200 {
            var bytes = whole
            bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
            try folder.write(bytes, segment)
            let opened = try open()
            if opened.damage.isEmpty {
                #expect(try Self.figures(opened) == right)
            } else {
                found += 1
                #expect(opened.count == 100 && opened.position == 3_100)
                #expect(try !opened.answer(Self.query).isWhole)
            }
        }
        #expect(found > 150)
    }

    @Test func `that are cut short or gone are told of, and the rest works`() throws {
        let cube = try open()
        try cube.append(Self.batch(0..<300), reaching: 300)
        try cube.seal()
        try cube.append(Self.batch(300..<400), reaching: 400)
        try cube.seal()
        let segments = folder.files.filter { $0.hasPrefix("segment-") }
        let first = try folder.bytes(segments[0])
        for length in [0, 5, 31, 32, first.count / 2, first.count - 1] {
            try folder.write(first.prefix(length), segments[0])
            let opened = try open()
            #expect(opened.damage.count == 1 && opened.count == 100)
        }
        try FileManager.default.removeItem(atPath: folder.path + "/" + segments[0])
        #expect(try open().damage.count == 1)
    }

    @Test func `that no manifest names are left from a crash, and go`() throws {
        let cube = try open()
        try cube.append(Self.batch(0..<100), reaching: 100)
        try cube.seal()
        try folder.write(Data([1, 2, 3]), "segment-99.columns")
        try folder.write(Data([1, 2, 3]), "log-99.facts")
        #expect(try open().count == 100)
        #expect(!folder.files.contains { $0.contains("99") })
    }

    @Test func `don't open with a manifest that was changed, or for another schema`() throws {
        try open().append(Self.batch(0..<10), reaching: 10)
        let manifest = try folder.bytes("cube.json")
        let other = try Schema(clock: FactClock(tick: .second, zone: "UTC"), dimensions: [], measures: [])
        #expect(throws: StorageFault.schemaDiffers) { try Cube(folder.path, other) }
        var changed = manifest
        changed[manifest.count / 2] ^= 1
        try folder.write(changed, "cube.json")
        #expect(throws: StorageFault.damaged(file: folder.path + "/cube.json")) { try open() }
    }

    @Test func `are the same bytes whenever the same facts come in the same steps`() throws {
        let other = Folder()
        for place in [folder, other] {
            let cube = try Cube(place.path, Self.schema())
            for start in stride(from: 0, to: 3_000, by: 250) {
                try cube.append(Self.batch(start..<start + 250), reaching: Int64(start + 250))
                if start % 1_000 == 0 { try cube.seal() }
            }
            try cube.compact()
        }
        #expect(folder.files == other.files)
        for file in folder.files where file != "lock" { #expect(try folder.bytes(file) == other.bytes(file)) }
    }

    @Test func `stay as they are when the disk is full`() throws {
        let cube = try open()
        try cube.append(Self.batch(0..<100), reaching: 100)
        try cube.seal()
        try cube.append(Self.batch(100..<200), reaching: 200)
        try cube.seal()
        let before = try Self.figures(cube)
        try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + ".away")
        #expect(throws: StorageFault.self) { try cube.compact() }
        #expect(try Self.figures(cube) == before)
        try FileManager.default.moveItem(atPath: folder.path + ".away", toPath: folder.path)
        try cube.compact()
        #expect(try Self.figures(open()) == before)
    }
}
