// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/action_config.h"
#include "actions/outcome.h"
#include "actions/send_context.h"
#include "actions/template/template.h"

namespace signalbox::actions {

/// A request that is ready to be sent, and how it is shown: secret headers are masked.
struct RestRequest {
    HttpRequest http;
    QString headers;  ///< lines, as shown
    QString shown() const;
    Masker masker;
};

/// Errors: TEMPLATE_INVALID, VALUE_UNSUITABLE, REQUEST_TOO_LARGE, and those of the reader.
Expected<RestRequest> restRequest(const Outgoing& outgoing, const RestConfig& config, const SecretReader& secrets);

SendOutcome sendRest(const SendContext& context, const Outgoing& outgoing, const RestConfig& config);

/// Rendered headers, each value of at most 1,024 characters; `shown` gets a line for each, secrets masked.
Expected<HttpHeaders> renderedHeaders(const Headers& headers, const Fields& fields, const SecretReader& secrets,
                                      Masker& masker, QString& shown);

}  // namespace signalbox::actions
