#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/commands.h"
#include "signalbox/queries.h"

namespace signalbox::ui {

/// Everything the wizard has been told, page by page; Back changes nothing in it. Turns into the draft that the engine
/// prices and, in the end, adds.
struct ChainPlan {
    enum class Transfers { Chosen, All };

    struct Token {
        QString address, symbol, name;
        std::optional<int> decimals;
        std::optional<Height> start;
        bool ticked = false, preset = false;
    };

    // 1 Network
    std::optional<ChainPreset> preset;  ///< none: custom
    bool custom = false;
    bool canopy = false;  ///< a Canopy network: indexed whole, its blocks are final
    QString name;

    // 2 Endpoints
    QString caip2;  ///< of the preset, or as the endpoints answered
    QString genesisHash;
    std::optional<qint64> networkId;  ///< Canopy
    std::vector<EndpointDraft> endpoints;
    std::optional<ProbeReport> report;  ///< of the first endpoint that is ready

    // 3 What to index
    bool registries = false;
    QString identity, reputation, validation;
    Transfers transfers = Transfers::Chosen;
    std::vector<Token> tokens;

    // 4 From where
    QString startId;
    std::optional<StartChoice> start;
    QString headers = QStringLiteral("full");
    int confirmations = 12;

    void choose(const ChainPreset& preset);
    void chooseCustom();
    void chooseCanopy();
    QString family() const { return canopy ? QStringLiteral("canopy") : QStringLiteral("eip155"); }

    int tickedTokens() const;
    int registryCount() const;
    bool indexesSomething() const
    {
        return canopy || registryCount() > 0 || transfers == Transfers::All || tickedTokens() > 0;
    }

    ChainDraft draft() const;
    Command command() const;
};

/// An endpoint as Engine::submit() takes it: with its secrets, which the engine moves into the secret store before
/// anything is written down.
QJsonObject submitArgs(const EndpointDraft& draft);

/// An EVM address as typed: 0x and 40 hexadecimal digits. The check sum of mixed case is the engine's to compare.
bool looksLikeAddress(const QString& text);
/// 32 bytes, as Tron or Solana write them into EVM lists: worth a sentence of its own.
bool looksLikeForeignAddress(const QString& text);
/// The digits after eip155: or canopy:, or nothing.
QString chainNumber(const QString& caip2);

}  // namespace signalbox::ui
