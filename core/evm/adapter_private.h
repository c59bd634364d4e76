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

/// Logs of one range, from as many answers as it took.
struct FetchedLogs {
    DecodedLogs decoded;
    qint64 bytes = 0;
    double decodeMs = 0;
    qint64 endpoint = 0;      ///< that gave the last answer
    bool ofReceipts = false;  ///< all of them
    struct Answered {
        Interval range;
        qint64 endpoint = 0;
    };
    std::vector<Answered> answers;  ///< which endpoint told which range
    /// The endpoint that told a block; 0: several.
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
    std::map<Height, int> receiptsFailed;  ///< of blocks in doubt
    /// Endpoints whose answers left out logs: from then on their receipts are read, or single blocks by hash where they
    /// give none.
    std::set<qint64> distrusted;
    std::map<std::pair<Bytes20, Bytes32>, int> explained;  ///< other logs that explained a bloom's "yes"
    std::set<Bytes32> alongside;                           ///< topics that are asked for with the wanted ones
    std::set<qint64> strayNoted;
    ToldRanges told;
    std::list<ToldRanges::Told> toRecheck;
    bool rechecking = false;
    RangeSizer sizer;
    std::vector<std::unique_ptr<rpc::WsSubscription>> subscriptions;

    std::optional<chain::BlockRef> newest;  ///< highest head given out
    QDateTime newestAt;
    int lowerHeads = 0;        ///< answers below it, one after another
    bool unconfirmed = false;  ///< the first or a doubtful head, and no other endpoint answered: chain/head_rule.h
    rpc::Clock::time_point judgedAt{};
    chain::ClockGap clockGap;
    std::optional<chain::BlockRef> finalized;
    std::optional<bool> finalizedTag;
    rpc::Clock::time_point finalizedAt{};
    chain::RecentHeaders recent{600};  ///< that were given out
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
    /// The headers of one batch that were answered; of one block alone: it, or a refusal.
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
    /// All headers first, then the logs of each block by its hash: the form that no reorg can mix up. One endpoint, or
    /// (0) any.
    struct ReadRange {
        FetchedHeaders headers;
        FetchedLogs logs;
    };
    QCoro::Task<Expected<ReadRange>> readByHash(Interval range, LogFilter filter, qint64 only);
    QCoro::Task<Expected<indexing::Fetched>> fetchByHash(indexing::FetchRequest request, LogFilter filter, qint64 only);

    // doubt/read_blocks.cpp: single blocks
    QCoro::Task<Expected<FetchedLogs>> logsByHash(std::vector<Header> blocks, LogFilter filter, qint64 only,
                                                  qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> batchByHash(std::vector<Header> blocks, LogFilter filter, qint64 only,
                                                   qint64 avoid);
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> hashBatch(std::vector<Header> blocks, LogFilter filter,
                                                                   qint64 only, qint64 avoid,
                                                                   std::vector<Header>* unanswered);
    QCoro::Task<Expected<FetchedLogs>> logsByReceipts(std::vector<Header> blocks, LogFilter filter, qint64 only);
    /// Those whose bloom does not exclude what is wanted, and now and then one of the others.
    std::vector<Header> worthReading(const std::vector<Header>& headers, const LogFilter& filter);
    /// Whole blocks, by hash, or by receipts where the endpoint's answers by hash are not trusted.
    QCoro::Task<Expected<FetchedLogs>> readBlocks(std::vector<Header> blocks, LogFilter filter, qint64 only);

    // doubt/check.cpp: logs and headers held against each other
    struct Doubt {
        Header header;
        double chance = 0;         ///< that nothing is missing and the bloom looks like this all the same
        std::vector<Bytes20> who;  ///< contracts that the bloom names and that brought nothing
    };
    /// Looks into what contradicts the headers. Mends `logs` where logs were added; LOGS_MISSING when some were left
    /// out: the endpoint is distrusted from then on and the range must be read again.
    QCoro::Task<std::optional<Error>> check(const FetchedHeaders& headers, FetchedLogs& logs, const LogFilter& filter);
    std::vector<Doubt> doubtsOf(const FetchedHeaders& headers, const FetchedLogs& logs, const LogFilter& filter);
    QCoro::Task<std::optional<Error>> lookInto(std::vector<Doubt> found, const FetchedLogs& logs, LogFilter filter);
    QCoro::Task<std::optional<Error>> askReceipts(std::vector<Doubt> left, const FetchedLogs& logs, LogFilter filter);
    void noteExplained(const DecodedLogs& logs);
    Error leftOut(const FetchedLogs& logs, Height block);
    std::vector<Height> deniedBlocks(const FetchedHeaders& headers, const FetchedLogs& logs, const LogFilter& filter);
    QCoro::Task<std::optional<Error>> confirmDenied(std::vector<Height> denied, const FetchedHeaders& headers,
                                                    FetchedLogs& logs, LogFilter filter);
    // doubt/recheck.cpp: what a distrusted endpoint returned before, in the background
    void noteTold(const indexing::FetchRequest& request, const FetchedLogs& logs, bool byHash);
    void recheckSoon();
    QCoro::Task<> recheck();
    QCoro::Task<Expected<chain::IntervalSet>> shortBlocks(const ToldRanges::Told& range, Interval part);
    qint64 trustedEndpoint() const;  ///< 0: any, because none is distrusted, or none because all are
    bool allDistrusted() const;

    // proof/proven_fetch.cpp: blocks whose receipts match their headers
    struct ProvenPart {
        FetchedLogs logs;
        FetchedHeaders headers;
        std::vector<Height> unanswered;
        std::map<Height, Message> mismatched;  ///< why
        qint64 undecided = 0;                  ///< blocks with logs that no root holds
    };
    proof::BlockProof blockProof;
    JsonParser proofParser;
    rpc::AnswerBuffer proofBuffer;
    std::vector<proof::Element> proofElements;
    double provenBytes = 200'000;  ///< of header and receipts of a block, lately
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

    // fetch_confirmed.cpp: blocks whose stored rows an answer lacks
    struct Confirmed {
        FetchedLogs logs;
        std::optional<Header> proven;  ///< the header that the receipts match
        bool confirmed = true;
    };
    struct ProvenBlock {
        std::optional<ProvenPart> part;
        bool mismatched = false;  ///< an endpoint gave receipts that do not match
    };
    QCoro::Task<Expected<Confirmed>> confirmBlock(Header header, LogFilter filter);
    QCoro::Task<ProvenBlock> provenBlock(Height number, LogFilter filter);
    /// Whether blocks of this chain match the proof rules that apply at this height.
    QCoro::Task<bool> rulesHold(Height number);

    std::optional<Error> checkHeaders(const FetchedHeaders& headers) const;
    QCoro::Task<bool> agreesWithRecent(std::vector<Header> headers, qint64 endpoint);
    void remember(const std::vector<Header>& headers);
    void noteUnknown(const RegistryLog& log) const;
    Expected<indexing::Fetched> assemble(const indexing::FetchRequest& request, FetchedLogs logs,
                                         FetchedHeaders headers);
};

Error inconsistent(const Message& what);
/// A batch that is refused as a whole, or whose calls all fail, is asked for again by whoever made it: often smaller
/// ones pass. Nothing of that is held against the endpoint.
std::optional<rpc::Verdict> judgeBatch(const rpc::Fault& fault);
void join(indexing::Fetched& all, indexing::Fetched above);  ///< of the blocks that follow

}  // namespace signalbox::evm
