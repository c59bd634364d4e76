// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/endpoint_sheet.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "addchain/chain_plan.h"
#include "addchain/endpoint_options.h"
#include "addchain/endpoint_verdict.h"
#include "models/chain_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

namespace {

EndpointLines::Probe probeOf(Engine* engine, const QString& family)
{
    return [engine = QPointer<Engine>(engine), family](const EndpointDraft& draft) {
        if (engine)
            return engine->probe(draft, family);
        return QtFuture::makeReadyFuture<Expected<ProbeReport>>(
            fail(ErrorKind::Unavailable, "ENGINE_AWAY", Message(EndpointSheet::tr("The engine is not running."))));
    };
}

}  // namespace

EndpointSheet::EndpointSheet(Engine* engine, const ChainSnapshot& chain, const EndpointSnapshot* edited,
                             QWidget* window, std::function<void(const Command&)> send)
    : Sheet(edited ? tr("Edit endpoint of %1").arg(chain.name) : tr("Add endpoint to %1").arg(chain.name), window, 640),
      m_lines(new EndpointLines(probeOf(engine, chain.caip2.section(QLatin1Char(':'), 0, 0)), this)),
      m_caip2(chain.caip2),
      m_name(chain.name),
      m_send(std::move(send)),
      m_url(new QLineEdit),
      m_check(new CheckLine),
      m_options(new EndpointOptions),
      m_failure(new Text({}, TextRole::Small, Ink::Error)),
      m_save(makeButton(edited ? tr("Save") : tr("Add endpoint"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMark(chain.mark);
    if (edited)
        m_edited = *edited;
    m_lines->expect(chain.caip2);
    m_line = m_lines->add();
    m_url->setFont(ui::font(TextRole::Mono));
    m_url->setAccessibleName(tr("Endpoint URL"));
    m_url->setPlaceholderText(edited ? tr("%1 (enter another URL to replace it)").arg(edited->url) : u"https://…"_s);
    m_failure->setWordWrap(true);
    body()->addWidget(m_url);
    body()->addWidget(m_check);
    if (edited) {
        m_enabled = new QCheckBox(tr("Enabled"));
        m_enabled->setChecked(edited->enabled);
        body()->addWidget(m_enabled);
        connect(m_enabled, &QCheckBox::toggled, this, &EndpointSheet::renew);
        if (edited->learned) {
            auto* learned = new Text(tr("Rate: %1. A lower rate set below takes effect; a higher one does not.")
                                         .arg(learnedLimitText(*edited->learned)),
                                     TextRole::Small, Ink::Secondary);
            learned->setObjectName(u"endpoint-learned"_s);
            learned->setWordWrap(true);
            body()->addWidget(learned);
        }
        EndpointDraft draft;
        draft.limits = edited->limits;
        draft.note = edited->note;
        m_options->setDraft(draft);
    }
    // In a small window the options scroll, so that the foot stays reachable.
    auto* area = new QScrollArea;
    area->setFrameStyle(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumHeight(120);
    area->setWidget(m_options);
    m_options->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    body()->addWidget(area);
    body()->addWidget(m_failure);
    setFootNote(tr("The API key is kept in the secret store."));
    addFootButton(m_save);
    setPrimary(m_save);
    connect(m_url, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_urlTyped = !text.trimmed().isEmpty();
        m_lines->setUrl(m_line, text);
    });
    connect(m_options, &EndpointOptions::edited, this, [this] {
        EndpointDraft draft = m_lines->line(m_line)->draft;
        m_options->applyTo(draft);
        if (m_options->failure().isEmpty() && !draft.url.isEmpty())
            m_lines->setDraft(m_line, draft);
        renew();
    });
    connect(m_lines, &EndpointLines::summaryChanged, this, &EndpointSheet::renew);
    connect(m_save, &QPushButton::clicked, this, &EndpointSheet::save);
    renew();
    m_url->setFocus(Qt::OtherFocusReason);
}

void EndpointSheet::renew()
{
    const EndpointLines::Line* line = m_lines->line(m_line);
    const EndpointVerdict verdict =
        EndpointVerdict::of(*line, m_caip2, m_name, {}, false, QDateTime::currentDateTimeUtc());
    if (verdict.sign == State::None)
        m_check->clear(m_edited ? tr("Enter the URL again to change it, its API key or its authentication.")
                                : tr("one URL, tested as you type"));
    else
        m_check->set(verdict.sign, verdict.head, verdict.detail);
    setFieldCheck(m_url, verdict.check);
    m_failure->setText(m_options->failure());
    m_failure->setVisible(!m_options->failure().isEmpty());
    m_options->setAccessEnabled(m_urlTyped || !m_edited);
    const bool tested =
        line->state == EndpointLines::State::Accepted ||
        (line->state == EndpointLines::State::Limited && line->report && line->report->caip2 == m_caip2);
    m_save->setEnabled(m_options->failure().isEmpty() && (m_urlTyped ? tested : m_edited.has_value()));
}

arguments::EndpointEdit EndpointSheet::changes(const EndpointDraft& draft) const
{
    arguments::EndpointEdit edit;
    edit.id = m_edited->id;
    if (!draft.url.isEmpty())
        edit.address = draft;  // else the URL, the API key and the authentication are kept
    // Sends only the limits that were changed here: another console may change the others in the meantime.
    for (const QString& key : m_edited->limits.keys())
        if (!draft.limits.contains(key))
            edit.limits.insert(key, QJsonValue());  // removes the limit
    for (auto it = draft.limits.begin(); it != draft.limits.end(); ++it)
        if (it.value() != m_edited->limits.value(it.key()))
            edit.limits.insert(it.key(), it.value());
    if (draft.note != m_edited->note)
        edit.note = draft.note;
    if (m_enabled->isChecked() != m_edited->enabled) {
        edit.enabled = m_enabled->isChecked();
        edit.was = {{u"enabled"_s, m_edited->enabled}};
    }
    return edit;
}

void EndpointSheet::save()
{
    EndpointDraft draft = m_lines->line(m_line)->draft;
    m_options->applyTo(draft);
    if (m_edited)
        m_send({changes(draft), m_caip2, {}});
    else
        m_send({arguments::EndpointAdd{draft}, m_caip2, {}});
    accept();
}

}  // namespace signalbox::ui
