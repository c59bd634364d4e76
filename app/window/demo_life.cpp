// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/demo_life.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUrl>

#include "signalbox/action_queries.h"
#include "signalbox/literals.h"
#include "signalbox/settings.h"
#include "signalbox/snapshot.h"
#include "signalbox/token_queries.h"
#include "signalbox/trigger_queries.h"
#include "sim/receivers/receivers.h"

namespace signalbox::window {

namespace {

constexpr qint64 chainId = 1'000'001;  ///< Alder, where a registry event happens every few seconds

template <class T>
void warnUnless(QFuture<Expected<T>> future, const char* what)
{
    future.then(QCoreApplication::instance(), [what](const Expected<T>& done) {
        if (!done)
            qWarning("The demo's %s: %s", what, qPrintable(done.error().text()));
    });
}

QJsonArray hostOf(const QString& url)
{
    return {QUrl(url).authority()};
}

Trigger trigger(const QString& name, const QString& registry, std::vector<TriggerCondition> conditions,
                std::vector<TriggerAction> actions)
{
    Trigger made;
    made.name = name;
    made.chainId = chainId;
    made.registry = registry;
    made.enabled = true;
    made.conditions = std::move(conditions);
    made.actions = std::move(actions);
    return made;
}

TriggerCondition condition(const QString& type, const QString& field, const QString& op, const QString& value,
                           const QJsonObject& config = {})
{
    return {0, type, field, op, value, config};
}

TriggerCondition eventIs(const QString& type)
{
    return condition(u"event_type_equals"_s, u"event_type"_s, u"="_s, type);
}

TriggerAction telegram(const QString& text)
{
    return {0, u"telegram"_s, 1, {{u"chat_id"_s, u"@ops_room"_s}, {u"message_template"_s, text}}};
}

TriggerAction rest(const QString& url, const QJsonObject& body)
{
    return {0,
            u"rest"_s,
            2,
            {{u"method"_s, u"POST"_s},
             {u"url"_s, url},
             {u"body_template"_s, body},
             {u"allow_private_hosts"_s, hostOf(url)}}};
}

}  // namespace

DemoLife::DemoLife(const sim::Receivers& receivers, std::vector<TokenPrice> prices, QObject* parent)
    : QObject(parent), m_receivers(receivers), m_prices(std::move(prices))
{
}

void DemoLife::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    m_engine = engine;
    if (engine)
        connect(engine, &Engine::snapshotChanged, this, [this](const SnapshotPtr& snapshot) { look(*snapshot); });
}

void DemoLife::look(const WorkspaceSnapshot& snapshot)
{
    if (!m_engine)
        return;
    price(snapshot);
    const ChainSnapshot* chain = snapshot.chain(u"eip155:%1"_s.arg(chainId));
    if (m_prepared || !chain || !chain->followed)
        return;
    m_prepared = true;
    prepareActions();
}

/// Each token once its chain is there.
void DemoLife::price(const WorkspaceSnapshot& snapshot)
{
    TokenQueries* tokens = m_engine->tokens();
    if (!tokens)
        return;
    std::vector<TokenPrice> later;
    for (const TokenPrice& token : m_prices) {
        if (!snapshot.chain(token.caip2)) {
            later.push_back(token);
        } else if (token.usd.isEmpty()) {
            arguments::TokenEdit edit;
            edit.contract = token.contract;
            edit.stable = true;
            m_engine->submit({edit, token.caip2, {}});
        } else {
            warnUnless(tokens->setPrice(token.caip2, token.contract, token.usd, {}), "price was not stored");
        }
    }
    m_prices = std::move(later);
}

/// Triggers are added last, so that the first message finds the Bot API and its token.
void DemoLife::prepareActions()
{
    SharedSettings* settings = m_engine->sharedSettings();
    ActionQueries* actions = m_engine->actions();
    if (!settings || !actions || !m_engine->triggers())
        return;
    warnUnless(settings->set(u"actions.telegram_base_url"_s, m_receivers.telegramUrl()), "setting was not stored");
    actions->setSecret(u"telegram.bot_token"_s, sim::Receivers::botToken())
        .then(QCoreApplication::instance(), [self = QPointer<DemoLife>(this)](const Expected<Done>& done) {
            if (!done)
                qWarning("The demo's bot token was not stored: %s", qPrintable(done.error().text()));
            if (self && self->m_engine)
                self->addTriggers();
        });
}

void DemoLife::addTriggers()
{
    for (const Trigger& made : triggers())
        warnUnless(m_engine->triggers()->save(made), "trigger was not stored");
}

std::vector<Trigger> DemoLife::triggers() const
{
    const TriggerAction verify{0,
                               u"mcp"_s,
                               2,
                               {{u"resolve_endpoint"_s, true},
                                {u"tool_name"_s, u"verify_agent"_s},
                                {u"payload_template"_s, QJsonObject{{u"agent_id"_s, u"{{agent_id}}"_s}}},
                                {u"allow_private_hosts"_s, hostOf(m_receivers.mcpUrl())}}};
    std::vector<Trigger> all{
        trigger(u"New registrations"_s, u"identity"_s, {eventIs(u"Registered"_s)},
                {telegram(u"New agent {{agent_id}} on {{chain_name}}, owned by {{owner}}."_s), verify}),
        trigger(u"Low scores"_s, u"reputation"_s,
                {eventIs(u"NewFeedback"_s), condition(u"score_threshold"_s, u"score"_s, u"<"_s, u"50"_s)},
                {rest(m_receivers.hookUrl(),
                      {{u"agent_id"_s, u"{{agent_id}}"_s}, {u"score"_s, u"{{score}}"_s}, {u"tag"_s, u"{{tag1}}"_s}})}),
        trigger(
            u"Validators failing"_s, u"validation"_s,
            {eventIs(u"ValidationResponse"_s), condition(u"response_threshold"_s, u"response"_s, u"<"_s, u"80"_s)},
            {rest(m_receivers.pagerUrl(), {{u"agent_id"_s, u"{{agent_id}}"_s}, {u"response"_s, u"{{response}}"_s}})}),
        trigger(u"Burst of feedback"_s, u"reputation"_s,
                {eventIs(u"NewFeedback"_s), condition(u"rate_limit"_s, u"feedback_count"_s, u">"_s, u"3"_s,
                                                      {{u"time_window"_s, u"2m"_s}, {u"reset_on_trigger"_s, true}})},
                {telegram(u"{{count}} reports within 2 minutes on {{chain_name}}."_s)}),
        trigger(u"Average of agent 42 below 60"_s, u"reputation"_s,
                {condition(u"agent_id_equals"_s, u"agent_id"_s, u"="_s, u"42"_s),
                 condition(u"ema_threshold"_s, u"score"_s, u"<"_s, u"60"_s, {{u"window_size"_s, 10}})},
                {telegram(u"The average score of agent {{agent_id}} is {{ema}}."_s)})};
    all.back().enabled = false;
    return all;
}

}  // namespace signalbox::window
