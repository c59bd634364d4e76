// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/trigger_bars.h"

#include "language/engine_words.h"
#include "shell/screen.h"
#include "signalbox/literals.h"
#include "triggers/model/watched_chain.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

namespace {
const QString noteKey = u"triggers/note"_s, conflictKey = u"triggers/conflict"_s, readKey = u"triggers/read"_s;
const QString chainKey = u"triggers/chain"_s, gapKey = u"triggers/gap"_s;
}  // namespace

void TriggerBars::setChain(const WorkspaceSnapshot* snapshot, const Trigger* trigger)
{
    if (!snapshot || !trigger)
        return m_bars->setMessages(chainKey, {});
    const std::vector<WatchedChain> chains = watchedChains(*snapshot);
    const WatchedChain* chain = findChain(chains, trigger->chainId);
    if (chain && chain->hasRegistries)
        return m_bars->setMessages(chainKey, {});
    BarMessage message;
    message.key = chainKey + QString::number(trigger->chainId);
    message.state = State::Slow;
    message.dismissible = false;
    if (chain) {
        const QString name = format::safe(chain->name);
        message.what = tr("%1 does not index the ERC-8004 registries.", "chain").arg(name);
        message.text = tr("The trigger receives no events until they are added on the chain's page.");
        message.actions.push_back(
            {u"open"_s, tr("Open %1", "chain").arg(name), false,
             [context = m_context, id = chain->id] { context->go(u"chains/eip155:%1"_s.arg(id)); }});
    } else {
        message.what = trigger->chainId > 0 ? tr("Chain %1 is not in this workspace.").arg(trigger->chainId)
                                            : tr("The workspace has no EVM chain.");
        message.text = tr("The trigger receives no events until the chain is added with its registries.");
        if (m_context->addChain)
            message.actions.push_back({u"add"_s, tr("Add chain"), false, m_context->addChain});
    }
    m_bars->setMessages(chainKey, {message});
}

void TriggerBars::setWaiting(const TriggerSummary* summary, std::function<void()> skip)
{
    if (!summary || !summary->waitsFor)
        return m_bars->setMessages(gapKey, {});
    BarMessage message;
    message.key = gapKey + u'/' + summary->trigger.id;
    message.state = State::Slow;
    message.what = tr("The trigger waits for blocks %1 to %2.")
                       .arg(format::number(summary->waitsFor->lo), format::number(summary->waitsFor->hi));
    message.text =
        tr("It counts events in their order, and these blocks are not indexed yet. Skip them if they cannot be "
           "indexed; their events are not counted then.");
    message.whole = true;
    message.actions.push_back({u"skip"_s, tr("Skip gap"), false, std::move(skip)});
    m_bars->setMessages(gapKey, {message});
}

void TriggerBars::setConflict(const Trigger& mine, std::function<void()> load, std::function<void()> overwrite)
{
    BarMessage message;
    message.key = conflictKey;
    message.state = State::Slow;
    message.what = tr("%1 was saved by someone else meanwhile.", "name of a trigger").arg(format::safe(mine.name));
    message.text = tr("Load their version, which discards your changes, or overwrite it with yours.");
    message.dismissible = false;
    message.whole = true;
    message.actions = {{u"load"_s, tr("Load theirs"), false, std::move(load)},
                       {u"overwrite"_s, tr("Overwrite"), false, std::move(overwrite)}};
    m_bars->post(message);
}

void TriggerBars::setUnread(const Error& error, std::function<void()> retry)
{
    const bool nobody = error.code == "NOT_SIGNED_IN"_L1;
    BarMessage message;
    message.key = readKey;
    message.state = nobody ? State::Info : State::Error;
    message.what = nobody ? tr("Nobody is signed in.") : tr("The triggers could not be read.");
    message.text = nobody ? tr("Sign in to see your triggers.") : engineWords(error);
    message.dismissible = false;
    if (nobody && m_context->signIn)
        message.actions.push_back({u"signIn"_s, tr("Sign in…"), false, m_context->signIn});
    else if (!nobody)
        message.actions.push_back({u"retry"_s, tr("Retry"), false, std::move(retry)});
    m_bars->post(message);
}

void TriggerBars::clearUnread()
{
    m_bars->remove(readKey);
}

void TriggerBars::note(const QString& what, const QString& text, bool error)
{
    BarMessage message;
    message.key = noteKey;
    message.state = error ? State::Error : State::Ok;
    message.what = what;
    message.text = text;
    message.brief = !error;
    m_bars->post(message);
}

void TriggerBars::clearNotes()
{
    m_bars->remove(noteKey);
    m_bars->remove(conflictKey);
}

}  // namespace signalbox::ui
