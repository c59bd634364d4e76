// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/endpoint_test_sheet.h"

#include <QHash>
#include <QPushButton>
#include <QVBoxLayout>

#include "addchain/endpoint_verdict.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

QString label(const QString& check)
{
    const QHash<QString, QString> words{
        {u"url"_s, EndpointTestSheet::tr("URL")},
        {u"chain_id"_s, EndpointTestSheet::tr("Chain ID")},
        {u"head"_s, EndpointTestSheet::tr("Head")},
        {u"finalized"_s, EndpointTestSheet::tr("Finalized block")},
        {u"logs_range"_s, EndpointTestSheet::tr("Blocks per request")},
        {u"receipts"_s, EndpointTestSheet::tr("Receipts")},
        {u"proof"_s, EndpointTestSheet::tr("Proof")},
        {u"batch"_s, EndpointTestSheet::tr("Batching")},
        {u"archive"_s, EndpointTestSheet::tr("Archive")},
        {u"latency"_s, EndpointTestSheet::tr("Latency")},
        {u"client"_s, EndpointTestSheet::tr("Client")},
        {u"websocket"_s, EndpointTestSheet::tr("WebSocket")},
    };
    return words.value(check, check);
}

}  // namespace

EndpointTestSheet::EndpointTestSheet(Engine* engine, const ChainSnapshot& chain, const EndpointSnapshot& endpoint,
                                     QWidget* window)
    : Sheet(tr("Test endpoint of %1").arg(chain.name), window, 640),
      m_engine(engine),
      m_caip2(chain.caip2),
      m_endpoint(endpoint.id),
      m_result(new CheckLine),
      m_checks(new QVBoxLayout),
      m_again(makeButton(tr("Test again"), ButtonKind::Primary, u"refresh"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMark(chain.mark);
    auto* url = new Text(endpoint.url, TextRole::Mono);
    url->setWordWrap(true);
    m_checks->setSpacing(4);
    body()->addWidget(url);
    body()->addWidget(m_result);
    body()->addLayout(m_checks);
    setFootNote(tr("Tested with the API key in the secret store."));
    addFootButton(m_again);
    setPrimary(m_again);
    setCancelText(tr("Close"));
    connect(m_again, &QPushButton::clicked, this, &EndpointTestSheet::ask);
    ask();
}

void EndpointTestSheet::ask()
{
    if (!m_engine)
        return;
    m_again->setEnabled(false);
    m_result->setChecking(tr("checking"));
    while (QLayoutItem* item = m_checks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    whenAnswered(m_engine->probeStored(m_caip2, m_endpoint), this,
                 [this](const Expected<ProbeReport>& answer) { take(answer); });
}

void EndpointTestSheet::take(const Expected<ProbeReport>& answer)
{
    m_again->setEnabled(true);
    if (!answer) {
        m_result->set(State::Error, tr("Not tested"), engineWords(answer.error()));
        return;
    }
    int warnings = 0;
    for (const ProbeReport::Check& check : answer->checks) {
        warnings += check.ok && check.error;
        add(check);
    }
    const QString verdict = answer->error  ? tr("Not usable")
                            : warnings > 0 ? tr("Usable, with a warning")
                                           : tr("Usable");
    m_result->set(answer->error  ? State::Error
                  : warnings > 0 ? State::Slow
                                 : State::True,
                  verdict, answer->error ? engineWords(*answer->error) : EndpointVerdict::abilities(*answer));
    m_result->setAccessibleName(verdict);
    adjustSize();
    place();
}

void EndpointTestSheet::add(const ProbeReport::Check& check)
{
    auto* line = new CheckLine;
    const QString text = check.error ? engineWords(*check.error) : engineWords(check.text);
    line->set(!check.ok     ? State::Error
              : check.error ? State::Slow
                            : State::True,
              u"%1: %2"_s.arg(label(check.name), text));
    line->setAccessibleName(label(check.name));
    line->setAccessibleDescription(text);
    m_checks->addWidget(line);
}

}  // namespace signalbox::ui
