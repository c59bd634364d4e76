// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/feed_sheet.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/segments.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

constexpr int leastMinutes = 1, mostMinutes = 1440;

}  // namespace

FeedSheet::FeedSheet(Engine* engine, QWidget* window)
    : Sheet(tr("Price feed"), window, 560),
      m_engine(engine),
      m_enabled(new Switch(tr("Read prices from the feed"))),
      m_url(new QLineEdit),
      m_minutes(new QLineEdit),
      m_key(new QLineEdit),
      m_noKey(new Switch(tr("Remove the stored key"))),
      m_last(new Text({}, TextRole::Base, Ink::Secondary)),
      m_check(new CheckLine),
      m_save(makeButton(tr("Save"), ButtonKind::Primary))
{
    setObjectName(u"feedSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* words = new Text(tr("Prices of tokens with a CoinGecko ID, for all consoles of this workspace. Entered and "
                              "imported prices come first."),
                           TextRole::Base, Ink::Secondary);
    words->setWordWrap(true);
    body()->addWidget(words);
    body()->addWidget(m_enabled);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    const std::pair<QString, QLineEdit*> fields[] = {
        {tr("Address"), m_url}, {tr("Minutes between requests"), m_minutes}, {tr("API key"), m_key}};
    for (const auto& [label, field] : fields) {
        field->setAccessibleName(label);
        form->addRow(new Text(label, TextRole::Base, Ink::Secondary), field);
        connect(field, &QLineEdit::textChanged, this, &FeedSheet::renew);
    }
    m_minutes->setMaxLength(4);
    m_key->setEchoMode(QLineEdit::Password);
    body()->addLayout(form);
    body()->addWidget(m_noKey);
    m_last->setWordWrap(true);
    body()->addWidget(m_last);
    body()->addWidget(m_check);
    setFootNote(tr("The key is kept in the secret store."));
    addFootButton(m_save);
    setPrimary(m_save);
    for (Switch* toggle : {m_enabled, m_noKey}) {
        toggle->setCheckable(true);
        toggle->setAccessibleName(toggle->text());
        connect(toggle, &QAbstractButton::toggled, this, &FeedSheet::renew);
    }
    connect(m_save, &QPushButton::clicked, this, &FeedSheet::save);
    m_noKey->hide();
    renew();
    ask();
}

void FeedSheet::ask()
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens)
        return;
    whenAnswered(tokens->feed(), this, [this](const Expected<PriceFeedState>& feed) {
        if (!feed)
            return m_check->set(State::Error, engineWords(feed.error()));
        show(*feed);
    });
}

void FeedSheet::show(const PriceFeedState& feed)
{
    m_feed = feed;
    m_enabled->setChecked(feed.enabled);
    m_url->setText(feed.url);
    m_minutes->setText(QString::number(feed.minutes));
    m_key->clear();
    m_key->setPlaceholderText(feed.hasKey ? tr("Stored; enter a key to replace it") : tr("None", "API key"));
    m_noKey->setChecked(false);
    m_noKey->setVisible(feed.hasKey);
    m_last->setText(lastAnswer());
    renew();
}

QString FeedSheet::lastAnswer() const
{
    if (!m_feed->failure.isEmpty())
        return tr("The last request failed: %1").arg(engineWords(m_feed->failure));
    if (!m_feed->answeredAt.isValid())
        return tr("The feed has not answered yet.");
    return tr("%n prices read at %1.", nullptr, format::plural(m_feed->prices))
        .arg(QLocale().toString(shownTime(m_feed->answeredAt), QLocale::ShortFormat));
}

PriceFeedEdit FeedSheet::edit() const
{
    PriceFeedEdit edit;
    if (!m_feed)
        return edit;
    if (m_enabled->isChecked() != m_feed->enabled)
        edit.enabled = m_enabled->isChecked();
    if (m_url->text().trimmed() != m_feed->url)
        edit.url = m_url->text().trimmed();
    if (m_minutes->text() != QString::number(m_feed->minutes))
        edit.minutes = m_minutes->text().toInt();
    if (!m_key->text().trimmed().isEmpty())
        edit.key = m_key->text().trimmed();
    else if (m_noKey->isChecked())
        edit.key = QString();
    return edit;
}

void FeedSheet::renew()
{
    const int minutes = m_minutes->text().toInt();
    const bool wrong = m_feed && (minutes < leastMinutes || minutes > mostMinutes);
    setFieldCheck(m_minutes, wrong ? FieldCheck::Refused : FieldCheck::None);
    if (wrong)
        m_check->set(State::Error, tr("Enter 1 to 1,440 minutes."));
    else
        m_check->clear();
    const PriceFeedEdit now = edit();
    m_save->setEnabled(!wrong && (now.enabled || now.url || now.minutes || now.key));
}

void FeedSheet::save()
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens)
        return;
    m_save->setEnabled(false);
    m_check->setChecking(tr("Saving"));
    whenAnswered(tokens->setFeed(edit()), this, [this](const Expected<PriceFeedState>& feed) {
        if (feed)
            return accept();
        renew();
        m_check->set(State::Error, engineWords(feed.error()));
    });
}

}  // namespace signalbox::ui
