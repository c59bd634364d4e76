// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/action_words.h"
#include "signalbox/action_queries.h"
#include "theme/sign.h"

/// Words, signs and icons of jobs and attempts. Texts from chains and servers are made harmless.
namespace signalbox::ui {

int actionMark(const QString& type);  ///< color of its line in charts

bool isDiscarded(const ActionJob& job);  ///< done without success, by the operator
State jobSign(const ActionJob& job);
QString jobStateWord(const ActionJob& job);  ///< "dead", for chips
QString jobResult(const ActionJob& job);
State attemptSign(const ActionAttempt& attempt);
QString attemptResult(const ActionAttempt& attempt);
QString attemptNote(const ActionJob& job,
                    int attempt);  ///< "after 2 s": the pause since the attempt before; may be empty

QString eventFacts(const ActionJob& job);  ///< "agent 2231, Base, log 88"
QString jobTitle(const ActionJob& job);    ///< "REST, pager.example.net"
QString triggerName(const ActionJob& job);
QString jobSentence(const ActionJob& job);  ///< why it is in its state; empty if it succeeded at once

inline bool canReplay(JobState state)
{
    return state == JobState::Dead || state == JobState::Held;
}

}  // namespace signalbox::ui
