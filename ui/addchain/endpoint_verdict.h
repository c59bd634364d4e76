// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "addchain/endpoint_lines.h"
#include "theme/sign.h"
#include "theme/style.h"

namespace signalbox::ui {

/// The result shown beside an endpoint's field: sign, bold line and details.
struct EndpointVerdict {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::EndpointVerdict)
public:
    State sign = State::None;
    QString head, detail;
    FieldCheck check = FieldCheck::None;
    bool canRetry = false;
    QString offer{};      ///< CAIP-2 ID of the chain that the endpoint serves instead
    QString offerText{};  ///< text of the button that offers this chain

    bool operator==(const EndpointVerdict&) const = default;

    /// `chain` is the CAIP-2 ID that every line must serve, `chainName` its name; `servedName` is the name of the chain
    /// that this line serves instead, if a preset has it. `taken`: the workspace already has a chain with this ID.
    static EndpointVerdict of(const EndpointLines::Line& line, const QString& chain, const QString& chainName,
                              const QString& servedName, bool taken, const QDateTime& now);
    /// "50,000 blocks per request · finalized tag · WebSocket · archive"
    static QString abilities(const ProbeReport& report);
};

}  // namespace signalbox::ui
