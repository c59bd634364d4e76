#pragma once

#include <QCoreApplication>

#include "addchain/endpoint_lines.h"
#include "theme/sign.h"
#include "theme/style.h"

namespace signalbox::ui {

/// What stands beside an endpoint's field: sign, one bold line, one sentence.
struct EndpointVerdict {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::EndpointVerdict)
public:
    State sign = State::None;
    QString head, detail;
    FieldCheck check = FieldCheck::None;
    bool canRetry = false;
    QString offer{};      ///< CAIP-2 id of the chain that this endpoint serves instead
    QString offerText{};  ///< of its button

    bool operator==(const EndpointVerdict&) const = default;

    /// `chain` is the CAIP-2 id that every line must serve, `chainName` its name; `servedName` the name of the chain
    /// that this line serves instead, where a preset knows it. `taken`: a chain with this id is in the workspace
    /// already.
    static EndpointVerdict of(const EndpointLines::Line& line, const QString& chain, const QString& chainName,
                              const QString& servedName, bool taken, const QDateTime& now);
    /// "50,000 blocks per request · finalized tag · WebSocket · archive"
    static QString abilities(const ProbeReport& report);
};

}  // namespace signalbox::ui
