// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "signalbox/snapshot.h"

/// JSON of the façade's values, as the command line prints them and the database stores them. Times are ISO with
/// milliseconds in UTC, numbers from 2^53 are text, unknown values are omitted.
namespace signalbox {

const char* name(ErrorKind);
ErrorKind errorKindFromName(const QString&);
const char* name(EventKind);
const char* name(Metric);
std::optional<Metric> metricFromName(const QString&);

QJsonObject toJson(const Error&);  ///< kind, code, text, args, retryAfterMs
Error errorFromJson(const QJsonObject&);
QJsonObject toJson(const Failure&);
Failure failureFromJson(const QJsonObject&);
QJsonObject toJson(const StreamSnapshot&);
QJsonObject toJson(const CommandStatus&);
QJsonObject toJson(const StreamDraft&);
StreamDraft streamDraftFromJson(const QJsonObject&);
QJsonObject toJson(const ProbeReport&);
QJsonObject toJson(const IndexingReport&);
QJsonObject toJson(const StartChoice&);
QJsonObject toJson(const TokenInfo&);
QJsonObject toJson(const EventRow&);
QJsonObject toJson(const JobStatus&);
QJsonObject toJson(const ReorgRow&);
QJsonObject toJson(const QuarantineRow&);
QJsonObject toJson(const AlertRow&);
QJsonObject toJson(const LogEntry&);

}  // namespace signalbox
