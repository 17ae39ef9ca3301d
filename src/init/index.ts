export {
  answersIn,
  ENV_FILE,
  IGNORE_FILE,
  type ProjectFiles,
  withAnswers,
} from './project-files.js';
export { type Answers, objectionTo, QUESTIONS, type Question } from './questions.js';
