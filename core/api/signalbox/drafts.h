// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

#include "signalbox/interval.h"
#include "signalbox/literals.h"

namespace signalbox {

struct EndpointDraft {
    QString url;   ///< complete, with its key: never stored or logged like this
    QString kind;  ///< http, ws, lcd (Cosmos); empty to derive it from the scheme
    int priority = 0;
    QJsonObject limits;   ///< rate (per second), batch, range, dailyBudget, concurrency
    QJsonObject headers;  ///< extra request headers
    QString user, password, bearer;
    QString proxy;   ///< URL; empty for the system's
    QString caFile;  ///< PEM; empty for the system's
    QString note;
    QString secretRef;           ///< set once the secret part is in the secret store; url is then masked
    QJsonObject toJson() const;  ///< refuses (empty object) while it contains a secret
    static EndpointDraft fromJson(const QJsonObject&);
    bool hasSecret() const;  ///< true for a key in the URL, a password, a token or a header that may contain one
};

struct StreamDraft {
    QString stream;  ///< headers, registries, transfers, transfers:0x…; Canopy: blocks
    std::optional<Height> from, to;
    QString label, symbol;
    std::optional<int> decimals;
    QJsonObject registries;  ///< identity, reputation, validation: 0x… each (stream registries)
    bool operator==(const StreamDraft&) const = default;
};

struct ChainDraft {
    QString family;  ///< FamilyInfo::id; empty for the default
    QString caip2;   ///< empty to read it from the endpoint
    QString name;
    std::vector<EndpointDraft> endpoints;
    std::vector<StreamDraft> streams;
    Height from = 0;
    std::optional<Height> to;
    QString headers = u"full"_s;  ///< proven, full, borders
    int confirmations = 12;
    QString genesisHash, explorer, nativeSymbol;
    std::optional<qint64> networkId;  ///< Canopy: one of the networks that share its ID
    QJsonObject settings;
    QJsonObject toJson() const;
    static ChainDraft fromJson(const QJsonObject&);
};

}  // namespace signalbox
