/// How much work one guess costs; kept inside each hash, so it can be raised later.
package struct ScryptCost: Sendable, Hashable {
    /// The logarithm of N.
    let doublings: Int
    let blockSize: Int
    let parallelism: Int

    package init(doublings: Int, blockSize: Int, parallelism: Int) {
        self.doublings = doublings
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 32 MiB and about 80 ms.
    package static let standard = ScryptCost(doublings: 15, blockSize: 8, parallelism: 1)
    /// For the demonstration company and tests, whose passwords are no secret.
    package static let cheap = ScryptCost(doublings: 4, blockSize: 8, parallelism: 1)
}
