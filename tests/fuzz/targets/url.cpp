// SPDX-License-Identifier: GPL-3.0-or-later

// Endpoint URLs as operators paste them, with proxy, headers and limits on the following lines, then a provider's text.
#include <QJsonDocument>

#include "fuzz_input.h"
#include "rpc/endpoint_settings.h"
#include "signalbox/url.h"

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const auto line = [&] {
        const std::string_view bytes = input.takeLine();
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    EndpointDraft draft;
    draft.url = line();
    draft.proxy = line();
    draft.bearer = line();
    draft.headers = QJsonDocument::fromJson(line().toUtf8()).object();
    draft.limits = QJsonDocument::fromJson(line().toUtf8()).object();
    const QString text = line();

    urlHasSecret(draft.url);
    urlSecrets(draft.url);
    // masking a masked URL changes nothing
    const QString masked = maskedUrl(draft.url);
    fuzz::require(maskedUrl(masked) == masked);

    const auto settings = rpc::EndpointSettings::fromDraft(draft);
    if (!settings)
        return 0;
    fuzz::require(settings->batch >= 0 && settings->concurrency >= 0 && settings->range >= 0);
    settings->rateKey();
    settings->isLoopback();
    settings->hasSecret();
    settings->masked();
    settings->redact(text);
    return 0;
}
