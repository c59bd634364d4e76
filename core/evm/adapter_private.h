// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "chain/head_rule.h"
#include "chain/recent_headers.h"
#include "evm/doubt/bloom.h"
#include "evm/doubt/doubt_policy.h"
#include "evm/doubt/told_ranges.h"
#include "evm/erc8004/erc8004_decoder.h"
#include "evm/evm_adapter.h"
#include "evm/header_reader.h"
#include "evm/log_decoder.h"
#include "evm/proof/batch_split.h"
#include "evm/proof/block_proof.h"
#include "evm/range_sizer.h"
#include "rpc/endpoint_pool.h"
#include "rpc/ws_subscription.h"

namespace signalbox::evm {

/// Logs of one range, from one or several answers.
struct FetchedLogs {
    DecodedLogs decoded;
    qint64 bytes = 0;
    double decodeMs = 0;
    qint64 endpoint = 0;      ///< endpoint of the last answer
    bool ofReceipts = false;  ///< true if all logs come from receipts
    struct Answered {
        Interval range;
        qint64 endpoint = 0;
    };
    std::vector<Answered> answers;  ///< the endpoint of each range
    /// The endpoint that returned a block; 0 if several did.
    qint64 teller(Height block) const;
};

struct FetchedHeaders {
    std::vector<Header> headers;  ///< ascending
    qint64 bytes = 0;
    double decodeMs = 0;
    qint64 endpoint = 0;
    const Header* find(Height number) const;
};

class EvmAdapter::Private {
public:
    Private(EvmAdapter& owner, EvmAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates);

    EvmAdapter& q;
    EvmAdapterConfig config;
    rpc::EndpointPool pool;
    LogDecoder logDecoder;
    HeaderReader headerReader;
    Erc8004Decoder events;
    DoubtPolicy doubts;
    std::map<Height, int> receiptsFailed;  ///< failed requests for receipts of doubtful blocks
    /// Endpoints that omitted logs: from then on their receipts are read, or single blocks by hash if they return none.
    std::set<qint64> distrusted;
    std::map<std::pair<Bytes20, Bytes32>, int> explained;  ///< other logs that explained a bloom's match
    std::set<Bytes32> alongside;                           ///< topics that are requested in addition to the wanted ones
    std::set<qint64> strayNoted;
    ToldRanges told;
    std::list<ToldRanges::Told> toRecheck;
    bool rechecking = false;
    RangeSizer sizer;
    std::vector<std::unique_ptr<rpc::WsSubscription>> subscriptions;

    std::optional<chain::BlockRef> newest;  ///< highest head returned so far
    QDateTime newestAt;
    int lowerHeads = 0;  ///< consecutive answers below it
    bool unconfirmed =
        false;  ///< true for the first or a doubtful head without an answer of another endpoint: chain/head_rule.h
    rpc::Clock::time_point judgedAt{};
    chain::ClockGap clockGap;
    std::optional<chain::BlockRef> finalized;
    std::optional<bool> finalizedTag;
    rpc::Clock::time_point finalizedAt{};
    chain::RecentHeaders recent{600};  ///< headers returned so far
    std::size_t maxAddresses = 500;
    qint64 wideRequests = 0;

    void subscribe();
    void showWebSocket(EndpointSnapshot& endpoint, const rpc::WsSubscription& subscription) const;
    Height finalizedHeight() const;

    QCoro::Task<Expected<std::optional<Header>>> block(QByteArray tag, qint64 only, qint64* endpoint);
    QCoro::Task<std::optional<Error>> refreshFinalized(qint64 endpoint);
    QCoro::Task<Expected<Done>> judgeHead(chain::BlockRef head, qint64 endpoint);
    QCoro::Task<std::optional<chain::BlockRef>> otherHead(qint64 endpoint);
    bool takeBack(const chain::BlockRef& head, bool sure);
    QCoro::Task<Expected<FetchedHeaders>> fetchHeaders(std::vector<Height> numbers, qint64 only);
    /// The answered headers of one batch; for a single block, the header or a refusal.
    QCoro::Task<tl::expected<FetchedHeaders, rpc::Refusal>> headerBatch(std::vector<Height> numbers, qint64 only,
                                                                        qint64 avoid);
    bool batchTooLarge(const rpc::Refusal& refusal, int size);
    int batchesAtOnce() const;
    QCoro::Task<FetchedHeaders> mendHeaders(FetchedHeaders headers, qint64 only);

    QCoro::Task<Expected<FetchedLogs>> fetchLogs(Interval range, LogFilter filter, qint64 only, qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> fetchPart(Interval range, LogFilter filter, qint64 only, qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> unmarked(Interval range, LogFilter filter, qint64 only, qint64 teller);
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> getLogs(Interval range, std::optional<Bytes32> hash,
                                                                 LogFilter filter, qint64 only, qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> oneHeavyBlock(Height number, LogFilter filter, qint64 only);
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> receipts(Header header, LogFilter filter, qint64 only);
    bool looksCut(const FetchedLogs& logs) const;
    static void add(FetchedLogs& into, FetchedLogs&& part);

    QCoro::Task<Expected<indexing::Fetched>> fetchOnce(indexing::FetchRequest request, LogFilter filter, qint64 only,
                                                       qint64 avoid);
    QCoro::Task<Expected<indexing::Fetched>> fetchConfirmed(indexing::FetchRequest request, LogFilter filter);
    /// All headers first, then the logs of each block by its hash: the form that a reorg cannot mix up. One endpoint,
    /// or any (0).
    struct ReadRange {
        FetchedHeaders headers;
        FetchedLogs logs;
    };
    QCoro::Task<Expected<ReadRange>> readByHash(Interval range, LogFilter filter, qint64 only);
    QCoro::Task<Expected<indexing::Fetched>> fetchByHash(indexing::FetchRequest request, LogFilter filter, qint64 only);

    // doubt/read_blocks.cpp: single blocks.
    QCoro::Task<Expected<FetchedLogs>> logsByHash(std::vector<Header> blocks, LogFilter filter, qint64 only,
                                                  qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> batchByHash(std::vector<Header> blocks, LogFilter filter, qint64 only,
                                                   qint64 avoid);
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> hashBatch(std::vector<Header> blocks, LogFilter filter,
                                                                   qint64 only, qint64 avoid,
                                                                   std::vector<Header>* unanswered);
    QCoro::Task<Expected<FetchedLogs>> logsByReceipts(std::vector<Header> blocks, LogFilter filter, qint64 only);
    /// The blocks whose bloom does not exclude the wanted logs, and a sample of the others.
    std::vector<Header> worthReading(const std::vector<Header>& headers, const LogFilter& filter);
    /// Whole blocks by hash, or by receipts if the endpoint's answers by hash are not trusted.
    QCoro::Task<Expected<FetchedLogs>> readBlocks(std::vector<Header> blocks, LogFilter filter, qint64 only);

    // doubt/check.cpp: comparison of logs and headers.
    struct Doubt {
        Header header;
        double chance = 0;         ///< probability of this bloom if no log is missing
        std::vector<Bytes20> who;  ///< contracts in the bloom without logs
    };
    /// Examines what contradicts the headers. Corrects `logs` if logs were added; LOGS_MISSING if some were omitted:
    /// the endpoint is distrusted from then on, and the range must be read again.
    QCoro::Task<std::optional<Error>> check(const FetchedHeaders& headers, FetchedLogs& logs, const LogFilter& filter);
    std::vector<Doubt> doubtsOf(const FetchedHeaders& headers, const FetchedLogs& logs, const LogFilter& filter);
    QCoro::Task<std::optional<Error>> lookInto(std::vector<Doubt> found, const FetchedLogs& logs, LogFilter filter);
    QCoro::Task<std::optional<Error>> askReceipts(std::vector<Doubt> left, const FetchedLogs& logs, LogFilter filter);
    void noteExplained(const DecodedLogs& logs);
    Error leftOut(const FetchedLogs& logs, Height block);
    std::vector<Height> deniedBlocks(const FetchedHeaders& headers, const FetchedLogs& logs, const LogFilter& filter);
    QCoro::Task<std::optional<Error>> confirmDenied(std::vector<Height> denied, const FetchedHeaders& headers,
                                                    FetchedLogs& logs, LogFilter filter);
    // doubt/recheck.cpp: rechecks earlier answers of a distrusted endpoint, in the background.
    void noteTold(const indexing::FetchRequest& request, const FetchedLogs& logs, bool byHash);
    void recheckSoon();
    QCoro::Task<> recheck();
    QCoro::Task<Expected<chain::IntervalSet>> shortBlocks(const ToldRanges::Told& range, Interval part);
    qint64 trustedEndpoint() const;  ///< 0 for any: either none is distrusted, or all are
    bool allDistrusted() const;

    // proof/proven_fetch.cpp: blocks whose receipts match their headers.
    struct ProvenPart {
        FetchedLogs logs;
        FetchedHeaders headers;
        std::vector<Height> unanswered;
        std::map<Height, Message> mismatched;  ///< reason by block
        qint64 undecided = 0;                  ///< blocks with logs that no root covers
    };
    proof::BlockProof blockProof;
    JsonParser proofParser;
    rpc::AnswerBuffer proofBuffer;
    std::vector<proof::Element> proofElements;
    double provenBytes = 200'000;  ///< recent size of a block's header and receipts
    rpc::Clock::time_point anchoredAt{};
    std::set<Height> rulesHeld, rulesDenied;  ///< first heights of the rules that blocks matched, or did not match
    qint64 provenBlocksPerRange() const;
    void prove(Height number, std::string_view header, std::string_view receipts, const LogFilter& filter,
               ProvenPart& part);
    QCoro::Task<tl::expected<ProvenPart, rpc::Refusal>> provenBatch(std::vector<Height> numbers, LogFilter filter,
                                                                    qint64 only, qint64 avoid);
    QCoro::Task<tl::expected<ProvenPart, rpc::Refusal>> provenSingle(Height number, LogFilter filter, qint64 only,
                                                                     qint64 avoid);
    std::optional<Height> sampleUnstored(Interval range, const std::vector<chain::BlockBloom>& stored);
    QCoro::Task<std::optional<Error>> anchorAgreed();
    QCoro::Task<Expected<ProvenPart>> provenRange(Interval range, LogFilter filter, qint64 only);
    QCoro::Task<Expected<indexing::Fetched>> fetchProven(indexing::FetchRequest request, LogFilter filter);
    QCoro::Task<Expected<indexing::Fetched>> fetchWithProof(indexing::FetchRequest request, LogFilter filter);

    // fetch_confirmed.cpp: blocks whose stored rows an answer lacks.
    struct Confirmed {
        FetchedLogs logs;
        std::optional<Header> proven;  ///< the header that the receipts match
        bool confirmed = true;
    };
    struct ProvenBlock {
        std::optional<ProvenPart> part;
        bool mismatched = false;  ///< true if an endpoint returned receipts that do not match
    };
    QCoro::Task<Expected<Confirmed>> confirmBlock(Header header, LogFilter filter);
    QCoro::Task<ProvenBlock> provenBlock(Height number, LogFilter filter);
    /// True if blocks of this chain match the proof rules for this height.
    QCoro::Task<bool> rulesHold(Height number);

    std::optional<Error> checkHeaders(const FetchedHeaders& headers) const;
    QCoro::Task<bool> agreesWithRecent(std::vector<Header> headers, qint64 endpoint);
    void remember(const std::vector<Header>& headers);
    void noteUnknown(const RegistryLog& log) const;
    Expected<indexing::Fetched> assemble(const indexing::FetchRequest& request, FetchedLogs logs,
                                         FetchedHeaders headers);
};

Error inconsistent(const Message& what);
/// The caller repeats a batch that is refused as a whole, or whose calls all fail: smaller ones often succeed. This
/// does not count against the endpoint.
std::optional<rpc::Verdict> judgeBatch(const rpc::Fault& fault);
void join(indexing::Fetched& all, indexing::Fetched above);  ///< appends the blocks that follow

}  // namespace signalbox::evm
