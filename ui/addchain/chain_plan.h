// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/commands.h"
#include "signalbox/literals.h"
#include "signalbox/queries.h"
#include "signalbox/snapshot.h"

namespace signalbox::ui {

/// The entries of the wizard, page by page; Back does not change them. The plan becomes the draft that the engine
/// estimates and finally adds.
struct ChainPlan {
    enum class Transfers { Chosen, All };

    struct Token {
        QString address, symbol, name;
        std::optional<int> decimals;
        std::optional<Height> start;
        bool ticked = false, preset = false;
    };

    // 1 Network
    std::optional<ChainPreset> preset;  ///< selected preset; none: a custom network
    bool custom = false;
    QString family;      ///< FamilyInfo::id; empty: the default
    bool whole = false;  ///< whether its chains are indexed completely, so that nothing is chosen
    QString name;

    // 2 Endpoints
    QString caip2;  ///< chain ID of the preset, or the one that the endpoints report
    QString genesisHash;
    std::optional<qint64> networkId;  ///< which of the networks that share the ID
    std::vector<EndpointDraft> endpoints;
    std::optional<ProbeReport> report;  ///< report of the first endpoint that is ready

    // 3 What to index
    bool registries = false;
    QString identity, reputation, validation;
    Transfers transfers = Transfers::Chosen;
    std::vector<Token> tokens;

    // 4 Start block
    QString startId;
    std::optional<StartChoice> start;
    QString headers = u"full"_s;
    int confirmations = 12;

    void choose(const ChainPreset& preset);
    void chooseCustom(const QString& family = {});
    void choose(const FamilyInfo& family);
    bool isChosen() const { return preset || custom || !family.isEmpty(); }

    int tickedTokens() const;
    int registryCount() const;
    bool indexesSomething() const
    {
        return whole || registryCount() > 0 || transfers == Transfers::All || tickedTokens() > 0;
    }

    ChainDraft draft() const;
    Command command() const;
};

/// Whether the text is an EVM address: 0x and 40 hexadecimal digits. The engine verifies the checksum of mixed case.
bool looksLikeAddress(const QString& text);
/// Whether the text is a 32-byte address as used by Tron and Solana, which has an error message of its own.
bool looksLikeForeignAddress(const QString& text);
/// What follows the namespace in a CAIP-2 ID.
QString chainNumber(const QString& caip2);

}  // namespace signalbox::ui
