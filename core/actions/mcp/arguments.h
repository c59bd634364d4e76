// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <optional>

#include "actions/action_config.h"
#include "actions/fields.h"

namespace signalbox::actions {

/// Which file of the event belongs to it: that of a feedback, of a validation's request or of a response.
struct EventFile {
    QString uri, hash;  ///< empty if the event does not have it
};
EventFile eventFile(const Fields& fields);

struct FileContent {
    QByteArray bytes;
    bool verified = false;
};
/// The arguments of the tool: the payload template, or those that the documents give for the event's registry.
Expected<QJsonObject> toolArguments(const McpConfig& config, Fields fields, const std::optional<FileContent>& file);

}  // namespace signalbox::actions
