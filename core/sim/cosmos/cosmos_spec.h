// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::sim {

/// CometBFT 0.34 with ibc-go 6, 0.37 with ibc-go 7, 0.38 with ibc-go 10: what the answers of a node look like.
enum class CosmosGeneration { V34, V37, V38 };

/// All parameters of three simulated chains. Equal values give equal chains. Shares are 0…1, of all packets.
struct CosmosSimSpec {
    quint64 seed = 1;
    QByteArray prefix;     ///< in front of the chain IDs heron-1, kestrel-1 and osprey-4
    Height history = 200;  ///< number of blocks at the start
    double blockSeconds = 1;
    qint64 genesisTime = 1'767'225'600;                                      ///< Unix seconds
    double packets = 2;                                                      ///< that each chain sends per block
    int packetsInTransaction = 3;                                            ///< at most
    double failed = 0.04;                                                    ///< share of transactions that fail
    double errors = 0.03;                                                    ///< error acknowledgements
    double timeouts = 0.03;                                                  ///< timed out and refunded
    double unreceived = 0.004, unacknowledged = 0.003, pastTimeout = 0.002;  ///< stuck until they are cleared
    double race = 0.3;         ///< share of relay transactions that the other relayer repeats in the same block
    int relayBatch = 10;       ///< messages of a relay transaction
    int endBlockerEvery = 40;  ///< blocks between packets that no transaction sends; 0 for none
    bool away = true;          ///< true if the first chain also has a channel to a chain that is not simulated
};

constexpr int cosmosSimAccounts = 40;  ///< that send; one more belongs to the module that sends without transactions
constexpr int cosmosSimRelayers = 3;   ///< two race; the third one only clears

struct CosmosSimChain {
    QByteArray id, denom;
    CosmosGeneration generation = CosmosGeneration::V38;
    quint64 revision = 0;
};

/// One end of a channel; its port is transfer.
struct CosmosSimEnd {
    int chain = -1;  ///< −1: not simulated
    QByteArray chainId, channel, connection, client;
};
struct CosmosSimLink {
    CosmosSimEnd ends[2];
};

struct CosmosSimPacket {
    enum class Fate { Arrives, Error, TimesOut, Unreceived, Unacknowledged, PastTimeout };
    int link = 0, from = 0;  ///< sent by ends[from]
    quint64 sequence = 0, amount = 0;
    int account = 0;
    bool isVoucher = false;  ///< of the other chain's token
    qint64 timeout = 0;      ///< ns since 1970
    Fate fate = Fate::Arrives;
    Height sent = 0, received = 0, done = 0;  ///< 0: not yet
    bool timedOut = false;
    bool isError() const { return fate == Fate::Error; }
};

struct CosmosSimMessage {
    enum class Kind { Transfer, Receive, Acknowledge, Timeout };
    Kind kind = Kind::Transfer;
    int packet = -1;       ///< −1: of a failed transfer, which has none
    bool effected = true;  ///< false: another one was first
};

struct CosmosSimTx {
    int relayer = -1;  ///< 0 and 1 race, 2 clears; −1: sent by an account
    int account = 0;
    int link = 0, from = 0;
    quint32 code = 0;
    std::vector<CosmosSimMessage> messages;
};

struct CosmosSimBlock {
    std::vector<CosmosSimTx> transactions;
    std::vector<int> endBlocker;  ///< packets
    Bytes32 hash{}, results{};    ///< results: of its transactions, in the header of the next block
};

}  // namespace signalbox::sim
